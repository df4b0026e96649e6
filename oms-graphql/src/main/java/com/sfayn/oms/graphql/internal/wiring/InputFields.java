package com.sfayn.oms.graphql.internal.wiring;

import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.parsing.InputText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the fields of one input object, or the arguments of one field. The schema has already checked their types. */
public final class InputFields {
    /** No fields. */
    public static final InputFields NONE = new InputFields(Map.of());

    private final Map<String, Object> values;

    public InputFields(Map<String, Object> values) {
        this.values = values;
    }

    /** Returns the string without invisible characters (see {@link InputText#cleaned}), or null. Also reads ids. */
    public String string(String field) {
        return InputText.cleaned(rawString(field));
    }

    /** Returns the string unchanged, or null: for opaque values. */
    public String rawString(String field) {
        return (String) values.get(field);
    }

    /** Returns the strings without invisible characters, or null if there is no list. */
    public List<String> strings(String field) {
        List<?> list = (List<?>) values.get(field);
        return list == null
                ? null
                : list.stream().map(String.class::cast).map(InputText::cleaned).toList();
    }

    /** Returns the number, or null. */
    public Integer number(String field) {
        return (Integer) values.get(field);
    }

    public boolean flag(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    /** Returns the instant to the millisecond, or null. */
    public Instant instant(String field) {
        OffsetDateTime time = (OffsetDateTime) values.get(field);
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the raw value, or null. */
    public Object value(String field) {
        return values.get(field);
    }

    /** Converts the nested input; null if there is none. */
    public <T> T object(String field, Function<InputFields, T> read) {
        Object value = values.get(field);
        return value == null ? null : read.apply(of(value));
    }

    /** Converts each nested input; null if there is no list. */
    public <T> List<T> objects(String field, Function<InputFields, T> read) {
        List<?> list = (List<?>) values.get(field);
        return list == null
                ? null
                : list.stream().map(value -> read.apply(of(value))).toList();
    }

    /** Returns the enum values, or null if there is no list. */
    public <E extends Enum<E>> Set<E> set(String field, Class<E> type) {
        List<?> list = (List<?>) values.get(field);
        if (list == null) return null;
        Set<E> set = EnumSet.noneOf(type);
        list.forEach(name -> set.add(Enum.valueOf(type, (String) name)));
        return set;
    }

    /** Returns the enum value, or the default if it is absent. */
    public <E extends Enum<E>> E constant(String field, E otherwise) {
        String name = string(field);
        return name == null ? otherwise : Enum.valueOf(otherwise.getDeclaringClass(), name);
    }

    public OrderId orderId() {
        return new OrderId(string("orderId"));
    }

    public Preconditions preconditions() {
        return new Preconditions(rawString("idempotencyKey"), number("expectedVersion"));
    }

    @SuppressWarnings("unchecked")
    private static InputFields of(Object value) {
        return new InputFields((Map<String, Object>) value);
    }
}
