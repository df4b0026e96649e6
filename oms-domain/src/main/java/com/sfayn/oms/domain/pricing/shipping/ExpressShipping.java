package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.util.Optional;

/** {@code Express}: anywhere, priced by weight, until the daily cut-off time. */
record ExpressShipping(WeightBasedRate weighed, TimeOfDay hours) implements ShippingRule {
    static Parsed<ShippingRule> read(Conditions conditions) {
        WeightBasedRate weighed = WeightBasedRate.read(conditions);
        TimeOfDay hours = TimeOfDay.beforeCutoff(conditions);
        return conditions.finish(() -> new ExpressShipping(weighed, hours));
    }

    @Override
    public Optional<BigDecimal> cost(ShippingOption option, Consignment consignment) {
        boolean offered = weighed.fits(consignment) && hours.isNow(consignment);
        return offered ? weighed.cost(option, consignment) : Optional.empty();
    }
}
