package com.sfayn.oms.graphql.wiring;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the one character that databases can't keep in a text, so that it is refused and not a fault of ours. */
public final class NulCharacter {
    private NulCharacter() {}

    /** A sentence about the first text among the arguments that holds it. */
    public static Optional<String> problem(Map<String, Object> arguments) {
        return arguments.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(find(arguments, ""))
                        .map(path -> "Argument " + path + " holds the character U+0000, which no text may hold.");
    }

    private static String find(Object value, String path) {
        if (value instanceof String text) return text.indexOf('\0') < 0 ? null : path;
        if (value instanceof Map<?, ?> fields) {
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                if (find(field.getKey(), path) != null) return path;
                String name = path.isEmpty() ? field.getKey().toString() : path + "." + field.getKey();
                String found = find(field.getValue(), name);
                if (found != null) return found;
            }
        }
        return value instanceof List<?> list ? findIn(list, path) : null;
    }

    private static String findIn(List<?> list, String path) {
        for (int i = 0; i < list.size(); i++) {
            String found = find(list.get(i), path + "[" + i + "]");
            if (found != null) return found;
        }
        return null;
    }
}
