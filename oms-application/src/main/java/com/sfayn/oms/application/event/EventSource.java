package com.sfayn.oms.application.event;

import com.sfayn.oms.domain.parsing.LengthRule;
import java.util.Set;

/**
 * An authenticated sender of events: a webhook source whose signature was verified, or an event stream.
 *
 * @param name shown to users, and the scope of the remembered event ids, e.g. {@code webhook erp},
 *     {@code stream.product_catalog}; 1 to 200 characters
 * @param eventTypes the types that it may send; other types are refused
 */
public record EventSource(String name, Set<String> eventTypes) {
    /** Longest accepted name, in characters. */
    public static final int MAX_LENGTH = 200;

    public EventSource {
        if (name == null || name.isBlank()) throw new IllegalArgumentException("The source's name is blank.");
        LengthRule.upTo(MAX_LENGTH, "The source's name").problem(name).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        eventTypes = Set.copyOf(eventTypes);
    }
}
