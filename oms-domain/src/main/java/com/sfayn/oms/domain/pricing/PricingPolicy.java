package com.sfayn.oms.domain.pricing;

import java.time.ZoneId;
import java.util.Currency;

/**
 * What a tenant has decided about prices.
 *
 * @param currency of offers that name none
 * @param zone of times of day and dates that name none
 */
public record PricingPolicy(Currency currency, ZoneId zone, boolean pricesIncludeTax, Taxes taxes) {
    /** Where a tenant's taxes come from. */
    public enum Taxes {
        /** The tenant's own rules, whether there are any or not. */
        RULES,
        /** No tax at all. */
        NONE,
        /** The built-in rules until the tenant stores one of its own. */
        DEFAULTS
    }
}
