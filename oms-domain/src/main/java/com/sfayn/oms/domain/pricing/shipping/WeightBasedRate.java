package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The common conditions and cost of methods that depend on the weight.
 *
 * @param maxWeight kilograms, above zero; empty = any weight
 */
record WeightBasedRate(Optional<BigDecimal> maxWeight) {
    private static final String MAX_WEIGHT = "max_weight";

    static WeightBasedRate read(Conditions conditions) {
        return new WeightBasedRate(conditions
                .decimal(MAX_WEIGHT)
                .flatMap(weight -> weight.signum() > 0
                        ? Optional.of(weight)
                        : conditions.wrong(
                                MAX_WEIGHT, weight, "a weight in kilograms above 0, or omitted for any weight")));
    }

    boolean fits(Consignment consignment) {
        return maxWeight.isEmpty() || consignment.weight().compareTo(maxWeight.get()) <= 0;
    }

    /** Returns the base cost plus the rate per kilogram, exact. */
    Optional<BigDecimal> cost(ShippingOption option, Consignment consignment) {
        return Optional.of(
                option.baseCost().amount().add(option.flatRate().amount().multiply(consignment.weight())));
    }
}
