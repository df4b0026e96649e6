package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;

/**
 * A line of a basket as it is bought, before any offer.
 *
 * @param category null if the product has none
 * @param weight kilograms of one unit; zero if unknown
 * @param requiresShipping false for what is delivered without a parcel: it adds no weight
 */
public record BoughtLine(
        String lineId,
        String sku,
        String category,
        Money unitPrice,
        int quantity,
        BigDecimal weight,
        boolean taxable,
        boolean requiresShipping) {
    public Money total() {
        return unitPrice.times(quantity);
    }
}
