package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * {@code Standard}: within the vendor's country, priced by weight.
 *
 * @param international whether it is also offered outside the vendor's country
 */
record StandardShipping(WeightBasedRate weighed, boolean international) implements ShippingRule {
    static Parsed<ShippingRule> read(Conditions conditions) {
        WeightBasedRate weighed = WeightBasedRate.read(conditions);
        boolean international = conditions.flag(ShippingMethods.INTERNATIONAL).orElse(false);
        return conditions.finish(() -> new StandardShipping(weighed, international));
    }

    @Override
    public Optional<BigDecimal> cost(ShippingOption option, Consignment consignment) {
        boolean offered = weighed.fits(consignment) && (international || consignment.isDomestic());
        return offered ? weighed.cost(option, consignment) : Optional.empty();
    }
}
