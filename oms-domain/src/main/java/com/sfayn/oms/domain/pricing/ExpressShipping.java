package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.reading.Reading;
import java.math.BigDecimal;
import java.util.Optional;

/** {@code Express}: anywhere, by weight, if chosen before the day's cut-off. */
record ExpressShipping(Weighed weighed, TimeOfDay hours) implements ShippingRule {
    static Reading<ShippingRule> read(Conditions conditions) {
        Weighed weighed = Weighed.read(conditions);
        TimeOfDay hours = TimeOfDay.beforeCutoff(conditions);
        return conditions.finish(() -> new ExpressShipping(weighed, hours));
    }

    @Override
    public Optional<BigDecimal> cost(ShippingOption option, Consignment consignment) {
        boolean offered = weighed.fits(consignment) && hours.isNow(consignment);
        return offered ? weighed.cost(option, consignment) : Optional.empty();
    }
}
