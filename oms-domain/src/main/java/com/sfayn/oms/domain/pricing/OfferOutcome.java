package com.sfayn.oms.domain.pricing;

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
    record Discount(BigDecimal amount, List<PricingRequest.Line> over) implements OfferOutcome {
        public Discount {
            over = List.copyOf(over);
        }
    }

    /** Takes nothing off, for a reason. */
    record Refused(OfferRefusal refusal) implements OfferOutcome {}
}
