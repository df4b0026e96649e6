package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calculates the taxes of a basket. The default uses {@link TaxRule}s; an embedder can supply another one. */
@FunctionalInterface
public interface TaxCalculator {
    /**
     * Called after discounts and shipping are known, if the place of taxation is known.
     *
     * @param request its destination is the place of taxation: where the goods are delivered or collected or, if
     *     nothing needs shipping, the billing address
     * @param lineAmounts amount of each line after discounts, by line id; gross if prices include tax
     * @param shipping shipping cost after discounts
     */
    Taxes taxes(PricingRequest request, Map<String, Money> lineAmounts, Money shipping);

    /**
     * The taxes, and their shares per line and for the shipping.
     *
     * @param perLine share of every line, by id; together with {@code onShipping} they add up to the tax lines' amounts
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
