package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.domain.parsing.ExactNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies a JSON value so that equal values are equal whichever library parsed them, and every storage can keep them.
 * Records what can't be stored.
 */
final class JsonTree {
    private static final int DEEPEST = 32;

    private String problem;

    /** Returns the first problem of the copied value, to follow "column is value: ". */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    Map<String, Object> object(Map<?, ?> map) {
        return object(map, 1);
    }

    private Object copy(Object value, int depth) {
        if (depth > DEEPEST) return wrong("it is nested more than " + DEEPEST + " levels deep");
        if (value instanceof Map<?, ?> map) return object(map, depth);
        if (value instanceof Collection<?> elements) return list(elements, depth);
        if (value instanceof String text) return text(text);
        if (value == null || value instanceof Boolean) return value;
        return number(value);
    }

    private Map<String, Object> object(Map<?, ?> map, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, content) -> copy.put(text(String.valueOf(key)), copy(content, depth + 1)));
        return Collections.unmodifiableMap(copy);
    }

    private List<Object> list(Collection<?> elements, int depth) {
        List<Object> copy = new ArrayList<>(elements.size());
        for (Object element : elements) copy.add(copy(element, depth + 1));
        return Collections.unmodifiableList(copy);
    }

    private String text(String text) {
        if (CharacterChecks.holdsUnstorable(text))
            wrong("it contains a character that can't be stored (U+0000 or an unpaired surrogate)");
        return text;
    }

    private Object number(Object value) {
        Optional<BigDecimal> number = ExactNumber.read(value).value();
        if (number.isEmpty()) return wrong("its number " + value + " is not exact, too long, or has an exponent");
        if (number.get().scale() > 0) return number.get();
        BigInteger whole = number.get().toBigIntegerExact();
        if (whole.bitLength() < Integer.SIZE) return whole.intValueExact();
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValueExact() : whole;
    }

    private Object wrong(String what) {
        if (problem == null) problem = what;
        return null;
    }
}
