package com.sfayn.oms.application.checkout;

/**
 * Units of a product that a caller wants.
 *
 * @param vendorId null = the checkout's, or the order's
 */
public record Item(String productSku, int orderQuantity, String vendorId) {}
