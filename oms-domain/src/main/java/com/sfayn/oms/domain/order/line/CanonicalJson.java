package com.sfayn.oms.domain.order.line;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes a JSON value in canonical form: members sorted by name, numbers without trailing zeros or exponents, no
 * whitespace.
 */
final class CanonicalJson {
    private static final int MOST_LEVELS = 20;
    private static final int MOST_DIGITS = 100;

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    /**
     * @param value JSON values in JDK collections
     * @throws IllegalArgumentException if it is nested too deeply, or contains a number with too many digits or a value
     *     that is not JSON; the message continues a sentence after its subject, such as "The customization"
     */
    static String of(Object value) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.write(value, 0);
        return canonical.text.toString();
    }

    private void write(Object value, int level) {
        if (level > MOST_LEVELS) {
            throw new IllegalArgumentException("is nested deeper than " + MOST_LEVELS + " levels");
        }
        if (value == null || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof CharSequence characters) {
            quoted(characters);
        } else if (value instanceof Number number) {
            text.append(spelled(number));
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> byName = new TreeMap<>();
            map.forEach((name, member) -> byName.put(String.valueOf(name), member));
            List<Map.Entry<String, Object>> members = new ArrayList<>(byName.entrySet());
            list('{', members, '}', member -> {
                quoted(member.getKey());
                text.append(':');
                write(member.getValue(), level + 1);
            });
        } else if (value instanceof Collection<?> elements) {
            list('[', elements, ']', element -> write(element, level + 1));
        } else {
            throw new IllegalArgumentException("contains a value that is not JSON");
        }
    }

    private <T> void list(char opening, Collection<T> elements, char closing, Consumer<T> write) {
        text.append(opening);
        boolean first = true;
        for (T element : elements) {
            if (!first) text.append(',');
            first = false;
            write.accept(element);
        }
        text.append(closing);
    }

    private static String spelled(Number number) {
        BigDecimal exact;
        try {
            exact = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("contains " + number + ", which is not a JSON number");
        }
        if (exact.precision() > MOST_DIGITS || Math.abs((long) exact.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("contains a number with more than " + MOST_DIGITS + " digits");
        }
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    private void quoted(CharSequence characters) {
        text.append('"');
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c == '"' || c == '\\') text.append('\\').append(c);
            else if (c < ' ') text.append(String.format("\\u%04x", (int) c));
            else text.append(c);
        }
        text.append('"');
    }
}
