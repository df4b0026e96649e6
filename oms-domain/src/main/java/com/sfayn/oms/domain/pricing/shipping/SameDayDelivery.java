package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * {@code Same Day Delivery}: within the vendor's country, priced by weight, until the daily cut-off time.
 *
 * @param international whether it is also offered outside the vendor's country
 */
record SameDayDelivery(WeightBasedRate weighed, TimeOfDay hours, boolean international) implements ShippingRule {
    static Parsed<ShippingRule> read(Conditions conditions) {
        WeightBasedRate weighed = WeightBasedRate.read(conditions);
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
