package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * {@code Free Shipping}: free for orders from a minimum worth.
 *
 * @param minOrderAmount items after discounts, in the option's currency; zero = any order
 */
record FreeShipping(BigDecimal minOrderAmount) implements ShippingRule {
    static Parsed<ShippingRule> read(Conditions conditions) {
        BigDecimal minOrderAmount = conditions.amount("min_order_amount").orElse(BigDecimal.ZERO);
        return conditions.finish(() -> new FreeShipping(minOrderAmount));
    }

    @Override
    public Optional<BigDecimal> cost(ShippingOption option, Consignment consignment) {
        return consignment.worth().amount().compareTo(minOrderAmount) < 0
                ? Optional.empty()
                : Optional.of(BigDecimal.ZERO);
    }
}
