package com.sfayn.oms.snapshots.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builds a stored document, member by member. Null values are left out. */
final class Document {
    private final ObjectNode node = Json.object();

    Document text(String key, String value) {
        if (value != null) node.put(key, value);
        return this;
    }

    Document name(String key, Enum<?> value) {
        return text(key, value.name());
    }

    Document number(String key, int value) {
        node.put(key, value);
        return this;
    }

    Document flag(String key, boolean value) {
        node.put(key, value);
        return this;
    }

    /** Leaves the member out if it has the value that readers assume. */
    Document flagIfNot(String key, boolean value, boolean usual) {
        return value == usual ? this : flag(key, value);
    }

    /** Writes a string: no reader can mistake it for a float, and no database changes its digits. */
    Document decimal(String key, BigDecimal value) {
        return value == null ? this : text(key, value.toPlainString());
    }

    /** Writes a readable string: {@code "21.80 SGD"}. */
    Document money(String key, Money value) {
        return value == null ? this : text(key, value.toString());
    }

    Document time(String key, Instant value) {
        return value == null ? this : text(key, value.toString());
    }

    Document json(String key, Object value) {
        if (value != null) node.set(key, Json.tree(value));
        return this;
    }

    /**
     * Writes a string of JSON: a database that knows JSON would reorder its members, and expand {@code 1e2000} to 2,001
     * digits.
     */
    Document quoted(String key, Object value) {
        return value == null ? this : text(key, Json.write(Json.tree(value)));
    }

    Document part(String key, Document value) {
        if (value != null) node.set(key, value.node);
        return this;
    }

    <T> Document parts(String key, Collection<T> values, Function<T, Document> write) {
        ArrayNode array = node.putArray(key);
        values.forEach(value -> array.add(write.apply(value).node));
        return this;
    }

    JsonNode tree() {
        return node;
    }

    String write() {
        return Json.write(node);
    }

    /** Reads what a {@link Document} wrote; a member that was left out is null. */
    record Reader(JsonNode node) {
        static Reader of(String text) {
            return new Reader(Json.parse(text));
        }

        String text(String key) {
            JsonNode value = node.get(key);
            return value == null || value.isNull() ? null : value.textValue();
        }

        <E extends Enum<E>> E name(String key, Class<E> type) {
            return Enum.valueOf(type, text(key));
        }

        int number(String key) {
            return node.required(key).intValue();
        }

        boolean flag(String key) {
            return node.required(key).booleanValue();
        }

        /** Reads a member that is left out if it has its usual value. */
        boolean flagOr(String key, boolean usual) {
            JsonNode value = node.get(key);
            return value == null ? usual : value.booleanValue();
        }

        BigDecimal decimal(String key) {
            String value = text(key);
            return value == null ? null : new BigDecimal(value);
        }

        Money money(String key) {
            String value = text(key);
            if (value == null) return null;
            int blank = value.indexOf(' ');
            return Money.of(value.substring(0, blank), value.substring(blank + 1));
        }

        Instant time(String key) {
            String value = text(key);
            return value == null ? null : Instant.parse(value);
        }

        Object json(String key) {
            JsonNode value = node.get(key);
            return value == null ? null : Json.value(value);
        }

        Object quoted(String key) {
            String value = text(key);
            return value == null ? null : Json.value(Json.parse(value));
        }

        Map<String, Object> quotedMap(String key) {
            return Json.map(Json.parse(text(key)));
        }

        Map<String, Object> map(String key) {
            return Json.map(node.path(key));
        }

        <T> T part(String key, Function<Reader, T> read) {
            JsonNode value = node.get(key);
            return value == null ? null : read.apply(new Reader(value));
        }

        <T> List<T> parts(String key, Function<Reader, T> read) {
            List<T> parts = new ArrayList<>();
            node.path(key).forEach(part -> parts.add(read.apply(new Reader(part))));
            return parts;
        }
    }
}
