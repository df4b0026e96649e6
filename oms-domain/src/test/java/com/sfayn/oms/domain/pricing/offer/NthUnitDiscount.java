package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Fraction;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** A percentage off every nth unit of a product: the third coffee at half the price. */
record NthUnitDiscount(BigDecimal percentage, Eligibility eligibility, int every) implements OfferRule {
    private static final int PERCENT = 2;

    static Parsed<OfferRule> read(BigDecimal discountValue, Conditions conditions) {
        BigDecimal percentage = conditions.percentage(OfferTypes.DISCOUNT_VALUE, discountValue);
        Eligibility eligibility = Eligibility.read(conditions);
        int every = conditions.count("every").orElse(0);
        if (every < 2) conditions.problem("every", String.valueOf(every), "every must be a whole number from 2.");
        return conditions.finish(() -> new NthUnitDiscount(percentage, eligibility, every));
    }

    @Override
    public OfferOutcome evaluate(Basket basket) {
        List<Basket.Line> eligible = eligibility.lines(basket);
        var unqualified = eligibility.refusal(basket, eligible);
        if (unqualified.isPresent()) return new OfferOutcome.Refused(unqualified.get());
        Fraction part = Fraction.ZERO;
        for (List<Basket.Line> product : basket.byProduct(eligible)) {
            long bought = basket.units(product);
            BigDecimal units = BigDecimal.valueOf(bought / every);
            part = part.plus(new Fraction(basket.left(product).amount().multiply(units), BigDecimal.valueOf(bought)));
        }
        return new OfferOutcome.Discount(part.times(percentage.movePointLeft(PERCENT)), eligible);
    }

    @Override
    public Set<String> products() {
        return eligibility.products().orElse(Set.of());
    }
}
