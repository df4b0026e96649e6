package com.sfayn.oms.domain.pricing;

import java.time.ZoneId;
import java.util.Currency;

/**
 * A tenant's settings for prices.
 *
 * @param currency currency of offers that have none
 * @param zone time zone of times and dates without one
 */
public record PricingPolicy(Currency currency, ZoneId zone, boolean pricesIncludeTax, Taxes taxes) {
    /** The source of a tenant's tax rules. */
    public enum Taxes {
        /** The tenant's own rules only, even if there are none. */
        RULES,
        /** No tax at all. */
        NONE,
        /** The built-in rules until the tenant stores its first own rule. */
        DEFAULTS
    }
}
