package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.reading.Nearest;
import com.sfayn.oms.domain.reading.Reading;
import com.sfayn.oms.domain.reading.Reading.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The shipping methods by their names: each with the reader that makes a typed rule of an option's stored conditions.
 * Every method also takes the conditions {@code time_zone} and {@code international}, which not every rule looks at.
 */
public final class ShippingMethods {
    private static final Map<String, Function<Conditions, Reading<ShippingRule>>> SUPPORTED = Map.of(
            "Standard", StandardShipping::read,
            "Flat Rate", FlatRateShipping::read,
            "Free Shipping", FreeShipping::read);

    private static final Set<String> NOT_YET_SUPPORTED = Set.of("Express", "Same Day Delivery", "Local Pickup");

    private ShippingMethods() {}

    /** The one spelling that a method is stored in, e.g. {@code Flat Rate} for {@code FLAT RATE}; empty if unknown. */
    public static Optional<String> canonical(String method) {
        if (method == null) return Optional.empty();
        return Stream.concat(SUPPORTED.keySet().stream(), NOT_YET_SUPPORTED.stream())
                .filter(known -> known.equalsIgnoreCase(method.strip()))
                .findFirst();
    }

    /**
     * The rule of a shipping option. Problems have the condition's key, or {@code method}.
     *
     * @param method in any case
     * @param conditions JSON values in JDK collections; null = none
     */
    public static Reading<ShippingRule> read(String method, Map<String, Object> conditions) {
        Function<Conditions, Reading<ShippingRule>> reader =
                canonical(method).map(SUPPORTED::get).orElse(null);
        if (reader == null) return Reading.failed(List.of(new Problem("method", method, noReader(method))));
        Conditions reading = new Conditions(conditions);
        reading.zone("time_zone");
        reading.flag("international");
        return reader.apply(reading);
    }

    private static String noReader(String method) {
        String supported = String.join(", ", new TreeMap<>(SUPPORTED).keySet());
        if (method == null || method.isBlank()) return "The method is missing; supported: " + supported + ".";
        Optional<String> notYet = canonical(method);
        if (notYet.isPresent()) {
            return "The shipping method \"" + notYet.get() + "\" is not supported yet; supported: " + supported + ".";
        }
        Set<String> known = new TreeSet<>(SUPPORTED.keySet());
        known.addAll(NOT_YET_SUPPORTED);
        return "\"" + method + "\" is not a shipping method; the nearest is " + Nearest.of(method, known)
                + ". Supported: " + supported + ".";
    }
}
