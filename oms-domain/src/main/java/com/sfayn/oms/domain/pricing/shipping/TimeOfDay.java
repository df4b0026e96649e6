package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The daily hours in which an option is offered: from ≤ now &lt; until, in the option's time zone.
 *
 * @param from empty = from midnight
 * @param until empty = to midnight
 * @param zone empty = the tenant's zone
 */
record TimeOfDay(Optional<LocalTime> from, Optional<LocalTime> until, Optional<ZoneId> zone) {
    /** Reads the condition {@code cutoff_time} as the end. */
    static TimeOfDay beforeCutoff(Conditions conditions) {
        return new TimeOfDay(
                Optional.empty(), conditions.time("cutoff_time"), conditions.zone(ShippingMethods.TIME_ZONE));
    }

    boolean isNow(Consignment consignment) {
        LocalTime now =
                consignment.now().atZone(zone.orElse(consignment.zone())).toLocalTime();
        return from.filter(now::isBefore).isEmpty() && until.map(now::isBefore).orElse(true);
    }
}
