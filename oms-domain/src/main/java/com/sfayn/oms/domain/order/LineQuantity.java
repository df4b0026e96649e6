package com.sfayn.oms.domain.order;

/**
 * Some units of a line that exists.
 *
 * @param quantity at least 1
 */
public record LineQuantity(LineRef line, int quantity) {}
