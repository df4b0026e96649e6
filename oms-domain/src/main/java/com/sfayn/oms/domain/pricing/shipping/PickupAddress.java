package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.address.Countries;
import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.address.Subdivisions;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the condition with the pickup address, which determines the tax of collected goods. */
final class PickupAddress {
    private static final String KEY = "pickup_address";
    private static final Set<String> FIELDS = new TreeSet<>(Set.of("street", "city", "state", "postal", "country"));
    private static final String RIGHT = "an object with street, city, country and optionally state and postal";

    private PickupAddress() {}

    /** Returns empty if it is absent or has a problem. */
    static Optional<Destination> read(Conditions conditions) {
        Object given = conditions.value(KEY).orElse(null);
        if (given == null) return Optional.empty();
        if (!(given instanceof Map<?, ?> fields)) return conditions.wrong(KEY, given, RIGHT);
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String name = String.valueOf(field.getKey());
            if (!FIELDS.contains(name)) {
                conditions.problem(
                        KEY,
                        name,
                        KEY + " has the unknown field \"" + name + "\"; the nearest is " + ClosestMatch.of(name, FIELDS)
                                + ". Known: " + String.join(", ", FIELDS) + ".");
                return Optional.empty();
            }
            if (field.getValue() != null && !(field.getValue() instanceof String)) {
                return conditions.wrong(KEY, KEY + "." + name, field.getValue(), "a string");
            }
        }
        var address = form(fields).resolve();
        address.problems()
                .forEach(problem -> conditions.problem(
                        KEY, problem.value(), "In " + KEY + "." + problem.key() + ": " + problem.message()));
        return address.value().map(Destination::of).filter(place -> isKnown(place, conditions));
    }

    /** Rejects an unknown state, because the tax would silently be too low. */
    private static boolean isKnown(Destination place, Conditions conditions) {
        Subdivisions subdivisions = Subdivisions.of(place.countryCode());
        if (place.state() == null || subdivisions.isEmpty()) return true;
        if (subdivisions.code(place.state()).isPresent()) return true;
        String country = Countries.name(place.countryCode());
        conditions.problem(
                KEY,
                place.state(),
                "In " + KEY + ".state: \"" + Excerpt.text(place.state()) + "\" "
                        + subdivisions.whyNone(place.state(), "subdivision of " + country)
                        + ". Use a name or an ISO 3166-2 code.");
        return false;
    }

    private static AddressForm form(Map<?, ?> fields) {
        return new AddressForm(
                null,
                null,
                (String) fields.get("street"),
                null,
                (String) fields.get("city"),
                (String) fields.get("state"),
                (String) fields.get("postal"),
                null,
                (String) fields.get("country"));
    }
}
