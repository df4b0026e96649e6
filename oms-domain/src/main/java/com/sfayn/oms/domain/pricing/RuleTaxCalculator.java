package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Taxes by {@link TaxRule}s: the tenant's own, none, or the built-in ones (SG GST 9 %; US sales tax CA 7.5 %, NY 4 %, TX
 * 6.25 %), as its {@link PricingPolicy} says. The rules of the destination's country and state that hold now add up, each
 * on the taxable lines after discounts and, where it says so, on the shipping. States are compared without regard to
 * case.
 */
public final class RuleTaxCalculator implements TaxCalculator {
    @Override
    public Taxes taxes(PricingRequest request, Map<String, Money> lineAmounts, Money shipping) {
        TaxRules rules = new TaxRules(holding(request));
        Set<String> categories = new HashSet<>();
        List<TaxShares.Taker> takers = new ArrayList<>();
        for (PricingRequest.Line line : request.lines()) {
            if (line.taxable()) categories.add(line.category());
            takers.add(new TaxShares.Taker(
                    Optional.of(line.lineId()),
                    lineAmounts.get(line.lineId()),
                    line.taxable() ? rules.onCategory(line.category()) : List.of()));
        }
        takers.add(new TaxShares.Taker(Optional.empty(), shipping, rules.onShipping(categories)));
        return TaxShares.taxes(request, takers, rules.inOrder());
    }

    private static List<TaxRule> holding(PricingRequest request) {
        return request.destination()
                .map(destination -> rules(request).stream()
                        .filter(rule -> rule.active() && rule.window().contains(request.now()))
                        .filter(rule -> rule.countryCode().equals(destination.countryCode()))
                        .filter(rule -> rule.state() == null || isSame(rule.state(), destination.state()))
                        .toList())
                .orElse(List.of());
    }

    private static boolean isSame(String state, String other) {
        return other != null && state.strip().equalsIgnoreCase(other.strip());
    }

    private static List<TaxRule> rules(PricingRequest request) {
        return switch (request.policy().taxes()) {
            case NONE -> List.of();
            case RULES -> request.book().taxRules();
            case DEFAULTS -> request.book().tenantHasTaxRules() ? request.book().taxRules() : DefaultTaxRules.RULES;
        };
    }
}
