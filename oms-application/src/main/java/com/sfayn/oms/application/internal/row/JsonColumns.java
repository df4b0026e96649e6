package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads cells that contain JSON, as JSON values or as a string. */
final class JsonColumns {
    private static final String BETWEEN_ELEMENTS = "\\|";

    private JsonColumns() {}

    /** Returns the object; an empty one if the value is absent or invalid. */
    static Map<String, Object> object(RowReader row, String column, JsonReader json) {
        Object value = tree(row, column, json);
        if (value == null) return Map.of();
        if (!(value instanceof Map<?, ?> map)) {
            row.wrong(
                    column,
                    column + " is " + row.shown(column) + "; it must be a JSON object such as {\"key\": \"value\"}.");
            return Map.of();
        }
        return copied(row, column, map);
    }

    /**
     * Reads a set of strings: a JSON list, or a string with {@code |} as the separator, since names may contain commas.
     */
    static Set<String> strings(RowReader row, String column, JsonReader json) {
        Object value = row.value(column).orElse(null);
        if (value instanceof String text && !InputText.stripped(text).startsWith("["))
            return elements(row, column, text);
        Object tree = tree(row, column, json);
        Set<String> strings = new LinkedHashSet<>();
        Collection<?> elements = tree instanceof Collection<?> list ? list : List.of();
        for (Object element : elements) {
            if (isText(element)) strings.add(InputText.cleaned((String) element));
        }
        strings.forEach(text -> row.checkText(column, text, LengthRule.SHORT));
        if (tree != null
                && !(tree instanceof Collection<?> list && list.stream().allMatch(JsonColumns::isText))) {
            row.wrong(
                    column,
                    column + " is " + row.shown(column) + "; it must be a list of strings, or one string with | between"
                            + " its elements.");
        }
        return strings;
    }

    private static boolean isText(Object element) {
        return element instanceof String text && !InputText.isBlank(text);
    }

    private static Set<String> elements(RowReader row, String column, String text) {
        Set<String> elements = new LinkedHashSet<>();
        for (String element : text.split(BETWEEN_ELEMENTS)) {
            String cleaned = InputText.cleaned(element);
            if (!cleaned.isEmpty()) elements.add(cleaned);
            row.checkText(column, cleaned, LengthRule.SHORT);
        }
        return elements;
    }

    private static Object tree(RowReader row, String column, JsonReader json) {
        Optional<Object> value = row.value(column);
        if (value.isEmpty() || !(value.get() instanceof String text)) return value.orElse(null);
        Parsed<Object> parsed = json.read(InputText.stripped(text));
        for (Problem problem : parsed.problems()) {
            row.wrong(column, column + " is " + row.shown(column) + ". " + problem.message());
        }
        return parsed.value().orElse(null);
    }

    private static Map<String, Object> copied(RowReader row, String column, Map<?, ?> map) {
        JsonTree tree = new JsonTree();
        Map<String, Object> copy = tree.object(map);
        tree.problem()
                .ifPresent(problem -> row.wrong(column, column + " is " + row.shown(column) + ": " + problem + "."));
        return copy;
    }
}
