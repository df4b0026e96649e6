package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what tax a priced basket carries. Ours works by {@link TaxRule}s; an embedder can put their own in its place. */
@FunctionalInterface
public interface TaxCalculator {
    /**
     * Called for an order with a place to be taxed by, after discounts and shipping are known.
     *
     * @param request its destination is that place: where the goods go or are
     *     collected or, if nothing needs shipping, where the bill goes
     * @param lineAmounts per line id, the line after its discounts, gross where prices include tax
     * @param shipping after its discount
     */
    Taxes taxes(PricingRequest request, Map<String, Money> lineAmounts, Money shipping);

    /**
     * The taxes, and how they lie on lines and shipping.
     *
     * @param perLine every line id's share; together with {@code onShipping} they add up to the tax lines' amounts
     */
    record Taxes(List<TaxLine> lines, Map<String, Money> perLine, Money onShipping) {
        public Taxes {
            lines = List.copyOf(lines);
            perLine = Map.copyOf(perLine);
        }

        /** No tax: an order without a destination, or in a country without a rule. */
        public static Taxes none(PricingRequest request) {
            Money zero = Money.zero(request.currency());
            Map<String, Money> perLine = new HashMap<>();
            for (BoughtLine line : request.lines()) perLine.put(line.lineId(), zero);
            return new Taxes(List.of(), perLine, zero);
        }
    }
}
