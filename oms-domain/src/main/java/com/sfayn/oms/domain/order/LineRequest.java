package com.sfayn.oms.domain.order;

/**
 * Units of a product that somebody wants to buy.
 *
 * @param quantity at least 1
 * @param vendorId whose product; null = the order's vendor's
 * @param place where the caller said so, for refusals
 */
public record LineRequest(String sku, int quantity, String vendorId, InputPlace place) {}
