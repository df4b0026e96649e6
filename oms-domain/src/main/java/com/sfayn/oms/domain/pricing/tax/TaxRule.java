package com.sfayn.oms.domain.pricing.tax;

import com.sfayn.oms.domain.address.Subdivisions;
import com.sfayn.oms.domain.pricing.condition.Window;
import java.math.BigDecimal;
import java.util.Set;

/**
 * A tax of one country or one of its states.
 *
 * @param countryCode ISO 3166-1 alpha-2
 * @param state null = the whole country; else the ISO 3166-2 code without the country, where it has one
 * @param rate a fraction: 0.09 is 9 %
 * @param appliesToShipping a general rule: to all of it; one for categories: to what goes with goods of these, where no
 *     general rule of the same country or state applies to it
 * @param productCategories empty = all; else the rule replaces the general one for lines of these categories
 */
public record TaxRule(
        String ruleId,
        String countryCode,
        String state,
        String name,
        BigDecimal rate,
        Window window,
        boolean appliesToShipping,
        Set<String> productCategories,
        boolean active) {
    public TaxRule {
        // older versions kept states outside the US as they were given
        if (state != null) state = Subdivisions.of(countryCode).code(state).orElse(state);
        productCategories = Set.copyOf(productCategories);
    }
}
