package com.sfayn.oms.application.checkout;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** How much room a caller's own data takes, written as compact JSON in UTF-8. */
final class MetadataSize {
    /** Bytes that a caller may keep on an order. */
    static final int MOST = 4096;

    private MetadataSize() {}

    static long of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return list(map.size())
                    + map.entrySet().stream()
                            .mapToLong(entry -> text(entry.getKey().toString()) + 1 + of(entry.getValue()))
                            .sum();
        }
        if (value instanceof Collection<?> collection) {
            return list(collection.size())
                    + collection.stream().mapToLong(MetadataSize::of).sum();
        }
        if (value instanceof String string) return text(string);
        if (value instanceof BigDecimal number) return number.toString().length();
        return String.valueOf(value).length();
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
