package com.sfayn.oms.application.event;

import java.util.Set;

/**
 * Who sends events, once that is proven by a signature or by the stream they stand in.
 *
 * @param name for people, and what ids are remembered under: {@code webhook erp}, {@code stream.product_catalog}; 1 to
 *     200 characters
 * @param eventTypes what it may send; any other is refused
 */
public record EventSource(String name, Set<String> eventTypes) {
    /** Longest accepted name, in characters. */
    public static final int MAX_LENGTH = 200;

    public EventSource {
        if (name == null || name.isBlank()) throw new IllegalArgumentException("The source's name is blank.");
        if (name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The source's name has " + name.length() + " characters, at most " + MAX_LENGTH + " are possible.");
        }
        eventTypes = Set.copyOf(eventTypes);
    }
}
