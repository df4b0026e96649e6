package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal.Code;
import java.math.BigDecimal;
import java.util.Optional;

/** Discounts the whole cost of the selected shipping option. */
record FreeShippingOffer(Eligibility eligibility) implements OfferRule {
    static Parsed<OfferRule> read(BigDecimal discountValue, Conditions conditions) {
        conditions.unused(OfferTypes.DISCOUNT_VALUE, discountValue);
        Eligibility eligibility = Eligibility.ofAllProducts(Optional.empty(), conditions.amount("minimum_order_total"));
        return conditions.finish(() -> new FreeShippingOffer(eligibility));
    }

    @Override
    public OfferOutcome evaluate(Basket basket) {
        var unqualified = eligibility.refusal(basket, basket.lines());
        if (unqualified.isPresent()) return new OfferOutcome.Refused(unqualified.get());
        if (basket.shipping().isZero()) return new OfferOutcome.Refused(nothingToTakeOff());
        return new OfferOutcome.ShippingDiscount(basket.shipping().amount());
    }

    private static OfferRefusal nothingToTakeOff() {
        return new OfferRefusal(
                Code.NOTHING_TO_DISCOUNT,
                "There is no shipping cost to discount: no option is chosen, it is free, or an earlier offer already"
                        + " discounted it.",
                null,
                null);
    }
}
