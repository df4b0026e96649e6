package com.sfayn.oms.domain.pricing.offer;

/**
 * Units that an offer adds to the order at no price.
 *
 * @param quantity at least 1
 */
public record Gift(String offerId, String sku, int quantity) {}
