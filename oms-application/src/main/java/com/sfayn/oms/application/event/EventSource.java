package com.sfayn.oms.application.event;

import java.util.Set;

/**
 * Who sends events, once that is proven by a signature or by the stream they stand in.
 *
 * @param name for people, and what ids are remembered under: {@code webhook erp}, {@code stream.product_catalog}
 * @param eventTypes what it may send; any other is refused
 */
public record EventSource(String name, Set<String> eventTypes) {
    public EventSource {
        eventTypes = Set.copyOf(eventTypes);
    }
}
