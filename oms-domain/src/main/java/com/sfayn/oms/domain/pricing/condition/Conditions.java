package com.sfayn.oms.domain.pricing.condition;

import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.ExactNumber;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the conditions of an offer or a shipping option strictly, and collects all problems. The keys that a rule has
 * read are the known ones; a JSON null counts as absent. Not thread-safe.
 */
public final class Conditions {
    private static final int MOST_FRACTION_DIGITS = 12;
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000000");
    private static final BigDecimal WHOLE = new BigDecimal(100);

    private static final String A_TIME = "a time of day as HH:mm, such as 09:00 or 17:30";
    private static final Pattern HH_MM = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)(?::00)?");

    private static final Map<String, String> ZONES = zones();

    private final Map<String, Object> given;
    private final Currency currency;
    private final Set<String> known = new TreeSet<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    public Conditions(Map<String, Object> given) {
        this(given, null);
    }

    /** @param currency limits the fraction digits of amounts; null = unknown, no limit */
    public Conditions(Map<String, Object> given, Currency currency) {
        this.given = given == null ? Map.of() : given;
        this.currency = currency;
    }

    private static Map<String, String> zones() {
        Map<String, String> zones = new TreeMap<>();
        for (String id : ZoneId.getAvailableZoneIds()) zones.put(InputText.folded(id), id);
        return Collections.unmodifiableMap(zones);
    }

    /** Reads a list of at least one string, e.g. SKUs: an empty list is probably a mistake. */
    public Optional<Set<String>> strings(String key) {
        return value(key).flatMap(value -> {
            if (!(value instanceof Collection<?> elements)) return wrong(key, value, "a list of strings");
            if (elements.isEmpty()) return wrong(key, value, "a list of strings with at least one entry");
            Set<String> strings = new LinkedHashSet<>();
            for (Object element : elements) {
                String text = element instanceof String given ? InputText.cleanedOrNull(given) : null;
                if (text == null) return wrong(key, value, "a list of strings");
                strings.add(text);
            }
            return Optional.of(Set.copyOf(strings));
        });
    }

    /** Reads a whole number, zero or more. */
    public Optional<Integer> count(String key) {
        return value(key).flatMap(value -> {
            Optional<Integer> count = whole(value).filter(number -> number >= 0);
            return count.isPresent() ? count : wrong(key, value, "a whole number from 0 to " + Integer.MAX_VALUE);
        });
    }

    /** Reads a number, zero or more, e.g. a weight. */
    public Optional<BigDecimal> decimal(String key) {
        return value(key).flatMap(value -> {
            Optional<BigDecimal> number = number(value);
            return number.isPresent() ? inRange(key, number.get(), LARGEST) : wrong(key, value, "a number from 0");
        });
    }

    /** Reads an amount in the rule's currency, zero or more. */
    public Optional<BigDecimal> amount(String key) {
        return decimal(key).filter(amount -> fits(key, amount));
    }

    /** Reads a boolean. */
    public Optional<Boolean> flag(String key) {
        return value(key).flatMap(value -> {
            if (value instanceof Boolean flag) return Optional.of(flag);
            String text = value instanceof String given ? InputText.folded(given) : "";
            if (text.equals("true")) return Optional.of(true);
            return text.equals("false") ? Optional.of(false) : wrong(key, value, "true or false");
        });
    }

    /** Reads a time of day. */
    public Optional<LocalTime> time(String key) {
        return value(key).flatMap(value -> {
            Matcher time = HH_MM.matcher(value instanceof String text ? InputText.cleaned(text) : "");
            return time.matches()
                    ? Optional.of(LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))))
                    : wrong(key, value, A_TIME);
        });
    }

    /** Reads a time zone by its IANA name. */
    public Optional<ZoneId> zone(String key) {
        return value(key).flatMap(value -> {
            String name = value instanceof String text ? ZONES.get(InputText.folded(text)) : null;
            return name != null
                    ? Optional.of(ZoneId.of(name))
                    : wrong(
                            key,
                            value,
                            "the IANA name of a time zone; the nearest is "
                                    + ClosestMatch.of(shown(value), ZONES.values()));
        });
    }

    /** Checks a percentage that is not among the conditions; returns null if it has a problem. */
    public BigDecimal percentage(String key, BigDecimal value) {
        return checked(key, value, WHOLE);
    }

    /** Checks an amount in the rule's currency that is not among the conditions; returns null if it has a problem. */
    public BigDecimal amount(String key, BigDecimal value) {
        BigDecimal amount = checked(key, value, LARGEST);
        return amount != null && fits(key, amount) ? amount : null;
    }

    /** Checks the range of an optional amount that is not among the conditions and that the rule does not use. */
    public void unused(String key, BigDecimal value) {
        if (value != null) inRange(key, value, LARGEST);
    }

    /** Adds a problem, for example that a condition's value is unknown although its type is correct. */
    public void problem(String key, String value, String message) {
        problems.add(new Problem(key, value, message));
    }

    /** Returns the rule, or all problems. Call it after reading every known key. */
    public <T> Parsed<T> finish(Supplier<? extends T> rule) {
        for (String key : new TreeSet<>(given.keySet())) {
            if (!known.contains(key)) {
                problem(
                        key,
                        shown(given.get(key)),
                        "\"" + key + "\" is not a known condition; the nearest is " + ClosestMatch.of(key, known)
                                + ". Known: " + String.join(", ", known) + ".");
            }
        }
        return problems.isEmpty() ? Parsed.of(rule.get()) : Parsed.failed(List.copyOf(problems));
    }

    /** Returns the unparsed value, and makes the key a known one. */
    public Optional<Object> value(String key) {
        known.add(key);
        return Optional.ofNullable(given.get(key));
    }

    private BigDecimal checked(String key, BigDecimal value, BigDecimal largest) {
        if (value == null) {
            problem(key, null, key + " is missing; it must be a number from 0 to " + largest.toPlainString() + ".");
            return null;
        }
        return inRange(key, value, largest).orElse(null);
    }

    private boolean fits(String key, BigDecimal amount) {
        if (currency == null || amount.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits()) return true;
        String shown = amount.toPlainString();
        problem(
                key,
                shown,
                key + " is " + shown + "; an amount in " + currency + " has at most "
                        + currency.getDefaultFractionDigits() + " fraction digits.");
        return false;
    }

    private Optional<BigDecimal> inRange(String key, BigDecimal number, BigDecimal largest) {
        if (number.signum() < 0 || number.compareTo(largest) > 0) {
            return wrong(key, number, "a number from 0 to " + largest.toPlainString());
        }
        if (number.stripTrailingZeros().scale() > MOST_FRACTION_DIGITS) {
            return wrong(key, number, "a number with at most " + MOST_FRACTION_DIGITS + " fraction digits");
        }
        return Optional.of(number);
    }

    /** Adds the problem that the value is not what it must be ({@code right}), and returns empty. */
    public <T> Optional<T> wrong(String key, Object value, String right) {
        return wrong(key, key, value, right);
    }

    /** Like {@link #wrong(String, Object, String)}, for a part of a condition's value. */
    public <T> Optional<T> wrong(String key, String part, Object value, String right) {
        problem(key, shown(value), part + " is " + shown(value) + "; it must be " + right + ".");
        return Optional.empty();
    }

    /** Returns a whole number of any sign; empty for anything else. */
    public static Optional<Integer> whole(Object value) {
        try {
            return number(value).map(BigDecimal::intValueExact);
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> number(Object value) {
        if (value instanceof BigDecimal decimal) return Optional.of(decimal);
        if (value instanceof String text) return ExactNumber.read(text).value();
        if (value instanceof BigInteger whole) return Optional.of(new BigDecimal(whole));
        if (value instanceof Integer || value instanceof Long) {
            return Optional.of(BigDecimal.valueOf(((Number) value).longValue()));
        }
        return Optional.empty();
    }

    private static String shown(Object value) {
        return Excerpt.text(String.valueOf(value));
    }
}
