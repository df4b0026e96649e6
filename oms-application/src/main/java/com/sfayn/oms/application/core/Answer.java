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

    static <T> Answer<T> refused(List<? extends Refusal> refusals) {
        return new Refused<>(List.copyOf(refusals));
    }

    /**
     * Returns the value.
     *
     * @throws IllegalStateException if the call was refused
     */
    default T orThrow() {
        return fold(value -> value, refusals -> {
            throw new IllegalStateException(
                    refusals.get(0).code() + ": " + refusals.get(0).message());
        });
    }

    /** Returns the reasons for the refusal; empty if the call was accepted. */
    default List<Refusal> refusals() {
        return fold(value -> List.of(), refusals -> refusals);
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
     * @param refusals at least one
     */
    record Refused<T>(List<Refusal> refusals) implements Answer<T> {
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) throw new IllegalArgumentException("A refused answer needs at least one reason.");
        }

        @Override
        public <R> R fold(Function<T, R> given, Function<List<Refusal>, R> refused) {
            return refused.apply(refusals);
        }
    }
}
