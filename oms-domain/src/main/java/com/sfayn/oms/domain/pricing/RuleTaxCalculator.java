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
 * Taxes by {@link TaxRule}s: the tenant's own, none, or the built-in ones (SG GST 9 %; US sales tax CA 7.5 %, NY 4 %,
 * TX 6.25 %), depending on its {@link PricingPolicy}. The rates of all rules that apply now in the destination's
 * country and state add up. Each rule taxes the taxable lines after discounts and, if it applies to shipping, the
 * shipping. A rule for a region also applies in its provinces. Categories are compared ignoring case.
 *
 * <p>A general rule for shipping taxes all of it. If a country or state has none, its category rules for shipping
 * apply, as alternatives, like for lines: the shipping is split in proportion to the discounted lines that they tax,
 * and each part is taxed by the rules of its lines only.
 */
public final class RuleTaxCalculator implements TaxCalculator {
    @Override
    public Taxes taxes(PricingRequest request, Map<String, Money> lineAmounts, Money shipping) {
        TaxRules rules = new TaxRules(applicable(request));
        List<TaxShares.Taker> takers = new ArrayList<>();
        for (BoughtLine line : request.lines()) {
            takers.add(new TaxShares.Taker(
                    Optional.of(line.lineId()),
                    lineAmounts.get(line.lineId()),
                    line.taxable() ? rules.onCategory(line.category()) : List.of()));
        }
        // Last, so that lines win ties for a cent: ties are broken by SKU, and the shipping has none.
        takers.addAll(shippingParts(request, rules, lineAmounts, shipping));
        return TaxShares.taxes(request, takers, rules.inOrder());
    }

    /** Returns one part per distinct set of rules of the lines, in the order of the first SKU with that set. */
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
        // If discounts leave nothing of these lines, the first set still carries the shipping.
        if (worthless) worth.get(0).add(shipping);
        List<Money> parts = Allocation.byLargestRemainder(shipping, worth);
        List<TaxShares.Taker> takers = new ArrayList<>(parts.size());
        for (List<TaxRule> together : goods.keySet()) {
            takers.add(new TaxShares.Taker(Optional.empty(), parts.get(takers.size()), together));
        }
        return takers;
    }

    private static List<TaxRule> applicable(PricingRequest request) {
        return request.destination()
                .map(destination -> TaxedSubdivisions.rules(request.book(), request.policy()).stream()
                        .filter(rule -> rule.active() && rule.window().contains(request.now()))
                        .filter(rule -> rule.countryCode().equals(destination.countryCode()))
                        .filter(rule -> rule.state() == null || TaxedSubdivisions.isIn(rule.state(), destination))
                        .toList())
                .orElse(List.of());
    }
}
