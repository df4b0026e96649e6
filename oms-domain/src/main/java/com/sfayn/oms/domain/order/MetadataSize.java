package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Limits an order's metadata: its size as compact JSON in UTF-8, its depth, and the digits of its numbers. */
final class MetadataSize {
    private static final int MOST_BYTES = 4096;
    private static final int MOST_LEVELS = 20;
    private static final int MOST_DIGITS = 100;

    private int levels;
    private boolean hugeNumber;

    private MetadataSize() {}

    static Optional<Refusal> refusal(Object metadata) {
        MetadataSize size = new MetadataSize();
        long bytes = size.of(metadata, 0);
        if (size.levels > MOST_LEVELS) return refused("is nested deeper than " + MOST_LEVELS + " levels");
        if (size.hugeNumber) return refused("contains a number of more than " + MOST_DIGITS + " digits");
        if (bytes > MOST_BYTES)
            return refused("has " + bytes + " bytes as JSON; at most " + MOST_BYTES + " are allowed");
        return Optional.empty();
    }

    private static Optional<Refusal> refused(String problem) {
        return Optional.of(new InvalidInput("The metadata " + problem + ".", List.of("metadata")));
    }

    private long of(Object value, int level) {
        levels = Math.max(levels, level);
        if (levels > MOST_LEVELS) return 0;
        if (value instanceof Map<?, ?> map) {
            return list(map.size())
                    + map.entrySet().stream()
                            .mapToLong(entry -> text(entry.getKey().toString()) + 1 + of(entry.getValue(), level + 1))
                            .sum();
        }
        if (value instanceof Collection<?> collection) {
            return list(collection.size())
                    + collection.stream()
                            .mapToLong(element -> of(element, level + 1))
                            .sum();
        }
        if (value instanceof String string) return text(string);
        if (value instanceof BigDecimal number) {
            hugeNumber |= number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS;
            return hugeNumber ? 0 : number.toPlainString().length();
        }
        String literal = String.valueOf(value);
        hugeNumber |= value instanceof Number && literal.length() > MOST_DIGITS;
        return literal.length();
    }

    private static long list(int size) {
        return 2 + Math.max(0, size - 1);
    }

    private static long text(String text) {
        long escapes =
                text.chars().filter(c -> c == '"' || c == '\\' || c < ' ').count();
        return 2 + text.getBytes(StandardCharsets.UTF_8).length + escapes;
    }
}
