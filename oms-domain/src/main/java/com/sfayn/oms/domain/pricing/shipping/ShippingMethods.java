package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The shipping methods by name, with the readers that create typed rules from stored conditions. Every method accepts
 * the conditions {@code time_zone} and {@code international}, although not every rule uses them.
 */
public final class ShippingMethods {
    static final String TIME_ZONE = "time_zone";
    static final String INTERNATIONAL = "international";

    private static final Map<String, Function<Conditions, Parsed<ShippingRule>>> SUPPORTED = Map.of(
            "Standard", StandardShipping::read,
            "Express", ExpressShipping::read,
            "Same Day Delivery", SameDayDelivery::read,
            "Local Pickup", LocalPickup::read,
            "Free Shipping", FreeShipping::read,
            "Flat Rate", FlatRateShipping::read);

    private ShippingMethods() {}

    /** Returns the stored spelling of a method, e.g. {@code Flat Rate} for {@code FLAT RATE}; empty if unknown. */
    public static Optional<String> canonical(String method) {
        if (method == null) return Optional.empty();
        String name = InputText.folded(method);
        return SUPPORTED.keySet().stream()
                .filter(known -> InputText.folded(known).equals(name))
                .findFirst();
    }

    /** Parses a stored option. The fraction digits of its amounts were checked when it was stored. */
    public static Parsed<ShippingRule> read(String method, Map<String, Object> conditions) {
        return read(method, conditions, null);
    }

    /**
     * Parses an incoming shipping option. A problem's key is a condition or {@code method}.
     *
     * @param method in any case
     * @param conditions JSON values in JDK collections; null = none
     * @param currency the option's currency, which limits the fraction digits of amounts; null = unknown, no limit
     */
    public static Parsed<ShippingRule> read(String method, Map<String, Object> conditions, Currency currency) {
        Function<Conditions, Parsed<ShippingRule>> reader =
                canonical(method).map(SUPPORTED::get).orElse(null);
        if (reader == null) return Parsed.failed(List.of(new Problem("method", method, noReader(method))));
        Conditions reading = new Conditions(conditions, currency);
        reading.zone(TIME_ZONE);
        reading.flag(INTERNATIONAL);
        return reader.apply(reading);
    }

    private static String noReader(String method) {
        Set<String> names = new TreeSet<>(SUPPORTED.keySet());
        String known = "Known: " + String.join(", ", names) + ".";
        if (method == null || InputText.isBlank(method)) return "The method is missing. " + known;
        return "\"" + Excerpt.text(method) + "\" is not a shipping method; the nearest is "
                + ClosestMatch.of(method, names) + ". " + known;
    }
}
