package com.sfayn.oms.domain.parsing;

import java.util.List;
import java.util.Optional;

/**
 * What came of turning stored or incoming values into a typed rule: the rule, or everything that is wrong with them.
 *
 * @param problems empty exactly when there is a value
 */
public record Parsed<T>(Optional<T> value, List<Problem> problems) {
    public Parsed {
        problems = List.copyOf(problems);
        if (value.isPresent() != problems.isEmpty())
            throw new IllegalArgumentException("There must be either a value or problems.");
    }

    public static <T> Parsed<T> of(T value) {
        return new Parsed<>(Optional.of(value), List.of());
    }

    public static <T> Parsed<T> failed(List<Problem> problems) {
        return new Parsed<>(Optional.empty(), problems);
    }

    /**
     * One thing that is wrong.
     *
     * @param key the field or condition, e.g. {@code minimum_quantity}
     * @param value what was found there, or null
     * @param message for people: names the key, what was found, what would be right
     */
    public record Problem(String key, String value, String message) {}
}
