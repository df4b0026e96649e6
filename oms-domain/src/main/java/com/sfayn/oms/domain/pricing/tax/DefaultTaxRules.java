package com.sfayn.oms.domain.pricing.tax;

import com.sfayn.oms.domain.pricing.condition.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** The built-in tax rules, which apply to a tenant until it stores a rule of its own. */
public final class DefaultTaxRules {
    public static final List<TaxRule> RULES = List.of(
            rule("SG", null, "GST", "0.09"),
            rule("US", "CA", "Sales tax CA", "0.075"),
            rule("US", "NY", "Sales tax NY", "0.04"),
            rule("US", "TX", "Sales tax TX", "0.0625"));

    private DefaultTaxRules() {}

    private static TaxRule rule(String country, String state, String name, String rate) {
        String id = "default-" + country + (state == null ? "" : "-" + state);
        return new TaxRule(id, country, state, name, new BigDecimal(rate), Window.ALWAYS, true, Set.of(), true);
    }
}
