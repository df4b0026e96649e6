package com.sfayn.oms.domain.order.line;

/**
 * Units of a product that somebody wants to buy.
 *
 * @param customization null if none is wanted
 * @param quantity at least 1
 * @param vendorId whose product; null = the order's vendor's
 * @param place where the caller said so, for refusals
 */
public record LineRequest(String sku, Customization customization, int quantity, String vendorId, InputPath place) {}
