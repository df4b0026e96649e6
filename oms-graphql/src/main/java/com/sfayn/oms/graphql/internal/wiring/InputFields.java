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

/** Reads the fields of one input object, or the arguments of one field; the schema has checked their types before. */
public final class InputFields {
    /** Nothing was given. */
    public static final InputFields NONE = new InputFields(Map.of());

    private final Map<String, Object> values;

    public InputFields(Map<String, Object> values) {
        this.values = values;
    }

    /** The text without what nobody can see (see {@link InputText#cleaned}), or null. Ids are texts. */
    public String text(String field) {
        return InputText.cleaned(exactText(field));
    }

    /** The text as it was given, or null: for what only the caller's program reads. */
    public String exactText(String field) {
        return (String) values.get(field);
    }

    /** The texts without what nobody can see, or null if there is no list. */
    public List<String> texts(String field) {
        List<?> list = (List<?>) values.get(field);
        return list == null
                ? null
                : list.stream().map(String.class::cast).map(InputText::cleaned).toList();
    }

    /** The number, or null. */
    public Integer number(String field) {
        return (Integer) values.get(field);
    }

    public boolean flag(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    /** The instant to the millisecond, or null. */
    public Instant instant(String field) {
        OffsetDateTime time = (OffsetDateTime) values.get(field);
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whatever stands there, or null. */
    public Object value(String field) {
        return values.get(field);
    }

    /** What is made of the nested input, or null if there is none. */
    public <T> T object(String field, Function<InputFields, T> read) {
        Object value = values.get(field);
        return value == null ? null : read.apply(of(value));
    }

    /** What is made of each nested input, or null if there is no list. */
    public <T> List<T> objects(String field, Function<InputFields, T> read) {
        List<?> list = (List<?>) values.get(field);
        return list == null
                ? null
                : list.stream().map(value -> read.apply(of(value))).toList();
    }

    /** The enum values, or null if there is no list. */
    public <E extends Enum<E>> Set<E> set(String field, Class<E> type) {
        List<?> list = (List<?>) values.get(field);
        if (list == null) return null;
        Set<E> set = EnumSet.noneOf(type);
        list.forEach(name -> set.add(Enum.valueOf(type, (String) name)));
        return set;
    }

    /** The enum value, or the default where null was given. */
    public <E extends Enum<E>> E constant(String field, E otherwise) {
        String name = text(field);
        return name == null ? otherwise : Enum.valueOf(otherwise.getDeclaringClass(), name);
    }

    public OrderId orderId() {
        return new OrderId(text("orderId"));
    }

    public Preconditions preconditions() {
        return new Preconditions(exactText("idempotencyKey"), number("expectedVersion"));
    }

    @SuppressWarnings("unchecked")
    private static InputFields of(Object value) {
        return new InputFields((Map<String, Object>) value);
    }
}
