package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * An amount off the eligible lines, once per order and at most what is left of them.
 *
 * @param amount in the offer's currency; the engine has checked that it is also the order's
 */
public record FixedDiscount(BigDecimal amount, Eligibility eligibility) implements OfferRule {
    static Parsed<OfferRule> read(BigDecimal discountValue, Conditions conditions) {
        BigDecimal amount = conditions.amount(OfferTypes.DISCOUNT_VALUE, discountValue);
        Eligibility eligibility = Eligibility.read(conditions);
        return conditions.finish(() -> new FixedDiscount(amount, eligibility));
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
                        amount.min(basket.left(eligible).amount()), eligible));
    }
}
