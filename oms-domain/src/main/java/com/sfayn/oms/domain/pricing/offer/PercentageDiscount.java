package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * A percentage off what is left of the eligible lines.
 *
 * @param percentage 0 to 100
 * @param needsCoupon true for the stored type {@code coupon_discount}
 */
record PercentageDiscount(BigDecimal percentage, Eligibility eligibility, boolean needsCoupon) implements OfferRule {
    private static final int PERCENT = 2;

    static Parsed<OfferRule> read(BigDecimal discountValue, Conditions conditions) {
        return read(discountValue, conditions, false);
    }

    static Parsed<OfferRule> readWithCoupon(BigDecimal discountValue, Conditions conditions) {
        return read(discountValue, conditions, true);
    }

    private static Parsed<OfferRule> read(BigDecimal discountValue, Conditions conditions, boolean needsCoupon) {
        BigDecimal percentage = conditions.percentage(OfferTypes.DISCOUNT_VALUE, discountValue);
        Eligibility eligibility = Eligibility.read(conditions);
        return conditions.finish(() -> new PercentageDiscount(percentage, eligibility, needsCoupon));
    }

    @Override
    public Set<String> products() {
        return eligibility.products().orElse(Set.of());
    }

    @Override
    public OfferOutcome evaluate(Basket basket) {
        List<Basket.Line> eligible = eligibility.lines(basket);
        return eligibility
                .refusal(basket, eligible)
                .<OfferOutcome>map(OfferOutcome.Refused::new)
                .orElseGet(() -> new OfferOutcome.Discount(
                        basket.left(eligible).amount().multiply(percentage).movePointLeft(PERCENT), eligible));
    }
}
