package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Fraction;
import java.math.BigDecimal;
import java.util.List;

/** The result of evaluating an offer rule for a basket. */
public sealed interface OfferOutcome {
    /**
     * A discount on some lines.
     *
     * @param amount exact, not yet rounded, in the order's currency; not negative, at most what is left of the lines
     * @param over the discounted lines; they share the amount in proportion to what is left of each
     */
    record Discount(Fraction amount, List<Basket.Line> over) implements OfferOutcome {
        public Discount {
            over = List.copyOf(over);
        }

        public Discount(BigDecimal amount, List<Basket.Line> over) {
            this(Fraction.of(amount), over);
        }
    }

    /**
     * A discount on the shipping.
     *
     * @param amount exact, not yet rounded, in the order's currency; not negative, at most what is left of the shipping
     */
    record ShippingDiscount(BigDecimal amount) implements OfferOutcome {}

    /**
     * Free products.
     *
     * @param products at least one, each available in the basket's gift stock
     */
    record Gifts(List<ProductQuantity> products) implements OfferOutcome {
        public Gifts {
            products = List.copyOf(products);
        }
    }

    /** The offer does not apply. */
    record Refused(OfferRefusal refusal) implements OfferOutcome {}
}
