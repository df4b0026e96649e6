package com.sfayn.oms.domain.pricing.tax;

import com.sfayn.oms.domain.address.Subdivisions;
import com.sfayn.oms.domain.pricing.condition.Window;
import java.math.BigDecimal;
import java.util.Set;

/**
 * A tax of one country or one of its states.
 *
 * @param countryCode ISO 3166-1 alpha-2
 * @param state null = the whole country; else the ISO 3166-2 code without the country, or the given name if unknown
 * @param rate a fraction: 0.09 is 9 %
 * @param appliesToShipping a general rule taxes all of the shipping; a rule for categories taxes the shipping's share
 *     of their lines, unless a general rule of the same country or state applies to shipping
 * @param productCategories empty = all; else the rule replaces the general rules for lines of these categories
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
        // older versions stored states outside the US as given
        if (state != null) state = Subdivisions.of(countryCode).code(state).orElse(state);
        productCategories = Set.copyOf(productCategories);
    }
}
