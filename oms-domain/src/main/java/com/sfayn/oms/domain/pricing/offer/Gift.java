package com.sfayn.oms.domain.pricing.offer;

/**
 * Free units that an offer adds to the order.
 *
 * @param quantity at least 1
 */
public record Gift(String offerId, String sku, int quantity) {}
