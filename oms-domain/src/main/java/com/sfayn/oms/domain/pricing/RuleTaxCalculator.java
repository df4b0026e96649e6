package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Allocation;
import com.sfayn.oms.domain.money.Balance;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import com.sfayn.oms.domain.pricing.tax.TaxRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Taxes by {@link TaxRule}s: the tenant's own, none, or the built-in ones (SG GST 9 %; US sales tax CA 7.5 %, NY 4 %, TX
 * 6.25 %), as its {@link PricingPolicy} says. The rules of the destination's country and state that hold now add up, each
 * on the taxable lines after discounts and, where it says so, on the shipping. A rule for a
 * region holds for all of its provinces; categories are compared without regard to case.
 *
 * <p>A general rule is on the whole shipping. Where a country or state has none that says so, the rules for categories do,
 * but they are alternatives, as they are for the lines: the shipping goes with the goods that they tax and is split by
 * what is left of those, each part bearing the rules of its goods only.
 */
public final class RuleTaxCalculator implements TaxCalculator {
    @Override
    public Taxes taxes(PricingRequest request, Map<String, Money> lineAmounts, Money shipping) {
        TaxRules rules = new TaxRules(holding(request));
        List<TaxShares.Taker> takers = new ArrayList<>();
        for (BoughtLine line : request.lines()) {
            takers.add(new TaxShares.Taker(
                    Optional.of(line.lineId()),
                    lineAmounts.get(line.lineId()),
                    line.taxable() ? rules.onCategory(line.category()) : List.of()));
        }
        // Last, because equal claims to a cent are settled by SKU and the shipping has none: the cent is the line's.
        takers.addAll(shippingParts(request, rules, lineAmounts, shipping));
        return TaxShares.taxes(request, takers, rules.inOrder());
    }

    /** One for each set of rules that goods bring along, in the order of the first SKU with it. */
    private static List<TaxShares.Taker> shippingParts(
            PricingRequest request, TaxRules rules, Map<String, Money> lineAmounts, Money shipping) {
        List<TaxRule> always = rules.onShipping();
        Map<List<TaxRule>, Balance> goods = new LinkedHashMap<>();
        for (BoughtLine line : request.lines()) {
            if (!line.taxable()) continue;
            List<TaxRule> together = rules.onShippingWith(line.category());
            if (together.equals(always)) continue;
            goods.computeIfAbsent(together, added -> Balance.zero(request.currency()))
                    .add(lineAmounts.get(line.lineId()));
        }
        if (goods.isEmpty()) return List.of(new TaxShares.Taker(Optional.empty(), shipping, always));
        List<Balance> worth = List.copyOf(goods.values());
        boolean worthless = worth.stream().allMatch(left -> left.amount().isZero());
        // The shipping of goods of which nothing is left has to be carried all the same.
        if (worthless) worth.get(0).add(shipping);
        List<Money> parts = Allocation.byLargestRemainder(shipping, worth);
        List<TaxShares.Taker> takers = new ArrayList<>(parts.size());
        for (List<TaxRule> together : goods.keySet()) {
            takers.add(new TaxShares.Taker(Optional.empty(), parts.get(takers.size()), together));
        }
        return takers;
    }

    private static List<TaxRule> holding(PricingRequest request) {
        return request.destination()
                .map(destination -> TaxedSubdivisions.rules(request.book(), request.policy()).stream()
                        .filter(rule -> rule.active() && rule.window().contains(request.now()))
                        .filter(rule -> rule.countryCode().equals(destination.countryCode()))
                        .filter(rule -> rule.state() == null || TaxedSubdivisions.isIn(rule.state(), destination))
                        .toList())
                .orElse(List.of());
    }
}
