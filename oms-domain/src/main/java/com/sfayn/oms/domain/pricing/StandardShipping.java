package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.reading.Reading;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * {@code Standard}: within the vendor's country, by weight.
 *
 * @param international whether it also leaves the vendor's country
 */
record StandardShipping(Weighed weighed, boolean international) implements ShippingRule {
    static Reading<ShippingRule> read(Conditions conditions) {
        Weighed weighed = Weighed.read(conditions);
        boolean international = conditions.flag(ShippingMethods.INTERNATIONAL).orElse(false);
        return conditions.finish(() -> new StandardShipping(weighed, international));
    }

    @Override
    public Optional<BigDecimal> cost(ShippingOption option, Consignment consignment) {
        boolean offered = weighed.fits(consignment) && (international || consignment.isDomestic());
        return offered ? weighed.cost(option, consignment) : Optional.empty();
    }
}
