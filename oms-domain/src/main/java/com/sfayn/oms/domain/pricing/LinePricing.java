package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.DiscountShare;
import java.util.List;

/**
 * One line's part of the order's discounts and taxes. Over all lines (and the shipping) the parts add up to the last
 * cent.
 *
 * @param total price × quantity, before discounts
 * @param discount the sum of discounts
 * @param tax its share of the tax; contained in total − discount where prices include tax
 */
public record LinePricing(String lineId, Money total, Money discount, List<DiscountShare> discounts, Money tax) {
    public LinePricing {
        discounts = List.copyOf(discounts);
    }
}
