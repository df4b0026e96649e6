package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.DiscountShare;
import java.util.List;

/**
 * One line's share of the order's discounts and taxes. The shares of all lines (and the shipping) add up exactly.
 *
 * @param total price × quantity, before discounts
 * @param discount the sum of discounts
 * @param tax its share of the tax; included in total − discount if prices include tax
 */
public record LinePricing(String lineId, Money total, Money discount, List<DiscountShare> discounts, Money tax) {
    public LinePricing {
        discounts = List.copyOf(discounts);
    }
}
