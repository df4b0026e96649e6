package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;

/**
 * A bought line before any offer.
 *
 * @param category null if the product has none
 * @param weight kilograms of one unit; zero if unknown
 * @param requiresShipping false for products that are delivered without a parcel: they add no weight
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
