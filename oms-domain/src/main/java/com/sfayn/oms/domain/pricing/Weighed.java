package com.sfayn.oms.domain.pricing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the methods that go by weight have in common.
 *
 * @param maxWeight kilograms; empty = any weight
 */
record Weighed(Optional<BigDecimal> maxWeight) {
    static Weighed read(Conditions conditions) {
        return new Weighed(conditions.decimal("max_weight"));
    }

    boolean fits(Consignment consignment) {
        return maxWeight.isEmpty() || consignment.weight().compareTo(maxWeight.get()) <= 0;
    }

    /** Base plus rate per kilogram, exact. */
    Optional<BigDecimal> cost(ShippingOption option, Consignment consignment) {
        return Optional.of(
                option.baseCost().amount().add(option.flatRate().amount().multiply(consignment.weight())));
    }
}
