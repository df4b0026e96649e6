package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.address.PlaceName;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code Local Pickup}: customers from nearby cities in the vendor's country collect the goods for free.
 *
 * @param cities names in comparable form
 * @param hours empty = at any time
 * @param address pickup address; empty = not given
 * @param international whether customers may also come from other countries
 */
record LocalPickup(Set<String> cities, Optional<TimeOfDay> hours, Optional<Destination> address, boolean international)
        implements ShippingRule {
    private static final String CITIES = "near_by_cities";
    private static final String SAME_DAY = "same_day";
    private static final String FROM = "pickup_time_from";
    private static final String TO = "pickup_time_to";

    static Parsed<ShippingRule> read(Conditions conditions) {
        Optional<Set<String>> cities = conditions.strings(CITIES);
        if (conditions.value(CITIES).isEmpty()) {
            conditions.problem(CITIES, null, CITIES + " is missing; it must be a list of strings.");
        }
        boolean sameDay = conditions.flag(SAME_DAY).orElse(false);
        TimeOfDay hours = hours(conditions, sameDay);
        Optional<Destination> address = PickupAddress.read(conditions);
        boolean international = conditions.flag(ShippingMethods.INTERNATIONAL).orElse(false);
        return conditions.finish(() -> new LocalPickup(
                cities.orElseThrow().stream().map(PlaceName::comparable).collect(Collectors.toUnmodifiableSet()),
                Optional.of(hours).filter(given -> sameDay),
                address,
                international));
    }

    private static TimeOfDay hours(Conditions conditions, boolean needed) {
        Optional<LocalTime> from = conditions.time(FROM);
        Optional<LocalTime> to = conditions.time(TO);
        for (String key : List.of(FROM, TO)) {
            if (needed && conditions.value(key).isEmpty()) {
                conditions.problem(
                        key, null, key + " is missing; with " + SAME_DAY + " it must be a time of day as HH:mm.");
            }
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            conditions.problem(
                    TO, to.get().toString(), TO + " " + to.get() + " must be after " + FROM + " " + from.get() + ".");
        }
        return new TimeOfDay(from, to, conditions.zone(ShippingMethods.TIME_ZONE));
    }

    @Override
    public Optional<BigDecimal> cost(ShippingOption option, Consignment consignment) {
        String city = consignment.destination().city();
        boolean offered = city != null
                && cities.contains(PlaceName.comparable(city))
                && (international || consignment.isDomestic())
                && hours.map(open -> open.isNow(consignment)).orElse(true);
        return offered ? Optional.of(BigDecimal.ZERO) : Optional.empty();
    }

    /** Without a pickup address, the destination counts if it is in the vendor's country, else the vendor's country. */
    @Override
    public Optional<Destination> collectedIn(Consignment consignment) {
        if (address.isPresent()) return address;
        return consignment.isDomestic()
                ? Optional.of(consignment.destination())
                : consignment.vendor().map(vendor -> new Destination(vendor.countryCode(), null, null));
    }
}
