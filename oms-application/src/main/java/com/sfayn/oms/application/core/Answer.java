package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;
import java.util.function.Function;

/** Holds the result of a use case: a value, or every reason for the refusal. Faults are thrown instead. */
public sealed interface Answer<T> {
    /** Handles both cases. */
    <R> R fold(Function<T, R> given, Function<List<Refusal>, R> refused);

    static <T> Answer<T> of(T value) {
        return new Accepted<>(value);
    }

    static <T> Answer<T> refused(Refusal reason) {
        return new Refused<>(List.of(reason));
    }

    static <T> Answer<T> refused(List<? extends Refusal> reasons) {
        return new Refused<>(List.copyOf(reasons));
    }

    /**
     * Returns the value.
     *
     * @throws IllegalStateException if the call was refused
     */
    default T orThrow() {
        return fold(value -> value, reasons -> {
            throw new IllegalStateException(
                    reasons.get(0).code() + ": " + reasons.get(0).message());
        });
    }

    /** Returns the reasons for the refusal; empty if the call was accepted. */
    default List<Refusal> reasons() {
        return fold(value -> List.of(), reasons -> reasons);
    }

    /** The call was accepted. */
    record Accepted<T>(T value) implements Answer<T> {
        @Override
        public <R> R fold(Function<T, R> given, Function<List<Refusal>, R> refused) {
            return given.apply(value);
        }
    }

    /**
     * The call was refused; nothing has changed.
     *
     * @param reasons at least one
     */
    record Refused<T>(List<Refusal> reasons) implements Answer<T> {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) throw new IllegalArgumentException("A refused answer needs at least one reason.");
        }

        @Override
        public <R> R fold(Function<T, R> given, Function<List<Refusal>, R> refused) {
            return refused.apply(reasons);
        }
    }
}
