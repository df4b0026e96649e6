package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.reading.Reading;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * {@code Same Day Delivery}: within the vendor's country, by weight, if chosen before the day's cut-off.
 *
 * @param international whether it also leaves the vendor's country
 */
record SameDayDelivery(Weighed weighed, TimeOfDay hours, boolean international) implements ShippingRule {
    static Reading<ShippingRule> read(Conditions conditions) {
        Weighed weighed = Weighed.read(conditions);
        TimeOfDay hours = TimeOfDay.beforeCutoff(conditions);
        boolean international = conditions.flag(ShippingMethods.INTERNATIONAL).orElse(false);
        return conditions.finish(() -> new SameDayDelivery(weighed, hours, international));
    }

    @Override
    public Optional<BigDecimal> cost(ShippingOption option, Consignment consignment) {
        boolean offered =
                weighed.fits(consignment) && hours.isNow(consignment) && (international || consignment.isDomestic());
        return offered ? weighed.cost(option, consignment) : Optional.empty();
    }
}
