package com.sfayn.oms.domain.order.line;

/**
 * A request to buy units of a product.
 *
 * @param customization null if none
 * @param quantity at least 1
 * @param vendorId the product's vendor; null = the order's vendor
 * @param path position in the request, for refusals
 */
public record LineRequest(String sku, Customization customization, int quantity, String vendorId, InputPath path) {}
