package com.sfayn.oms.application.internal.change;

import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses characters that not every database can store, in any field of an input: U+0000 and unpaired surrogates. Runs
 * before the storage is used.
 */
public final class TextValidation {
    private TextValidation() {}

    /** Returns why the input can't be stored; empty if it can. */
    public static Optional<InvalidInput> refusal(Record input) {
        return input instanceof OrderId id ? inText(id.value(), List.of("orderId")) : inRecord(input, List.of());
    }

    /** The same for one string, which may be null. */
    public static Optional<InvalidInput> refusal(String text, String field) {
        return text == null ? Optional.empty() : inText(text, List.of(field));
    }

    private static Optional<InvalidInput> in(Object value, List<String> path) {
        if (value instanceof String text) return inText(text, path);
        if (value instanceof OrderId id) return inText(id.value(), path);
        if (value instanceof Optional<?> optional) return in(optional.orElse(null), path);
        if (value instanceof Record record) return inRecord(record, path);
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = entry.getKey().toString();
                Optional<InvalidInput> found = inText(key, path);
                if (found.isEmpty()) found = in(entry.getValue(), under(path, key));
                if (found.isPresent()) return found;
            }
        }
        if (value instanceof Collection<?> collection) {
            int index = 0;
            for (Object element : collection) {
                Optional<InvalidInput> found = in(element, under(path, Integer.toString(index++)));
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<InvalidInput> inRecord(Record record, List<String> path) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = Fingerprint.read(record, component);
            // in the API, a key and an expected version are fields of the input itself
            List<String> where = value instanceof Preconditions ? path : under(path, component.getName());
            Optional<InvalidInput> found = in(value, where);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static Optional<InvalidInput> inText(String text, List<String> path) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return Optional.of(new InvalidInput(
                        "The string contains the character U+" + String.format("%04X", (int) c) + " at position "
                                + (i + 1) + ", which can't be stored. Remove it.",
                        path));
            }
        }
        return Optional.empty();
    }

    private static List<String> under(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
