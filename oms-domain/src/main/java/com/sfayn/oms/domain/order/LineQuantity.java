package com.sfayn.oms.domain.order;

/**
 * A number of units of an existing line.
 *
 * @param quantity at least 1
 */
public record LineQuantity(LineRef line, int quantity) {}
