package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.reading.Reading;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * {@code Standard}: within the vendor's country, by weight.
 *
 * @param maxWeight kilograms; empty = any weight
 * @param international whether it also leaves the vendor's country
 */
record StandardShipping(Optional<BigDecimal> maxWeight, boolean international) implements ShippingRule {
    static Reading<ShippingRule> read(Conditions conditions) {
        Optional<BigDecimal> maxWeight = conditions.decimal("max_weight");
        boolean international = conditions.flag("international").orElse(false);
        return conditions.finish(() -> new StandardShipping(maxWeight, international));
    }

    @Override
    public Optional<BigDecimal> cost(ShippingOption option, Consignment consignment) {
        boolean tooHeavy = maxWeight.isPresent() && consignment.weight().compareTo(maxWeight.get()) > 0;
        if (tooHeavy || !(international || consignment.isDomestic())) return Optional.empty();
        return Optional.of(
                option.baseCost().amount().add(option.flatRate().amount().multiply(consignment.weight())));
    }
}
