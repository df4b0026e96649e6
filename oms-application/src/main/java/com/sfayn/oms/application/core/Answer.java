package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;
import java.util.function.Function;

/** What a use case says: the value, or every reason why not. Anything else is a fault and thrown. */
public sealed interface Answer<T> {
    /** Says what to make of either answer; there is no third. */
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

    /** The value, for callers that know there is one. */
    default T orThrow() {
        return fold(value -> value, reasons -> {
            throw new IllegalStateException(
                    reasons.get(0).code() + ": " + reasons.get(0).message());
        });
    }

    /** The reasons; empty if the value was given. */
    default List<Refusal> reasons() {
        return fold(value -> List.of(), reasons -> reasons);
    }

    /** The value was given. */
    record Accepted<T>(T value) implements Answer<T> {
        @Override
        public <R> R fold(Function<T, R> given, Function<List<Refusal>, R> refused) {
            return given.apply(value);
        }
    }

    /**
     * Refused; nothing has changed.
     *
     * @param reasons at least one
     */
    record Refused<T>(List<Refusal> reasons) implements Answer<T> {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) throw new IllegalArgumentException("A refusal has at least one reason.");
        }

        @Override
        public <R> R fold(Function<T, R> given, Function<List<Refusal>, R> refused) {
            return refused.apply(reasons);
        }
    }
}
