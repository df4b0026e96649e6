package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Balance;
import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

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

    /** Returns the sum of the lines before discounts; zero in this currency without lines. */
    public static Money total(List<BoughtLine> lines, Currency currency) {
        Balance total = Balance.zero(currency);
        for (BoughtLine line : lines) total.add(line.total());
        return total.amount();
    }
}
