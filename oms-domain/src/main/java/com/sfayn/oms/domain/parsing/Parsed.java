package com.sfayn.oms.domain.parsing;

import java.util.List;
import java.util.Optional;

/**
 * The result of parsing stored or incoming values: a typed value, or all problems.
 *
 * @param problems empty if and only if there is a value
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
     * One problem of the input.
     *
     * @param key the field or condition, e.g. {@code minimum_quantity}
     * @param value the value found, or null
     * @param message for people: the key, the value found and the expected value
     */
    public record Problem(String key, String value, String message) {}
}
