package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Fraction;
import java.math.BigDecimal;
import java.util.List;

/** What a rule makes of a basket. */
public sealed interface OfferOutcome {
    /**
     * Takes an amount off some lines.
     *
     * @param amount exact, not yet rounded, in the order's currency; not negative, at most what is left of the lines
     * @param over the lines that carry it, by what is left of each
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
     * Takes an amount off the shipping.
     *
     * @param amount exact, not yet rounded, in the order's currency; not negative, at most what is left of the shipping
     */
    record ShippingDiscount(BigDecimal amount) implements OfferOutcome {}

    /**
     * Adds lines that cost nothing.
     *
     * @param products at least one, each in the basket's stock to give away
     */
    record Gifts(List<ProductQuantity> products) implements OfferOutcome {
        public Gifts {
            products = List.copyOf(products);
        }
    }

    /** Takes nothing off, for a reason. */
    record Refused(OfferRefusal refusal) implements OfferOutcome {}
}
