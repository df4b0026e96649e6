package com.sfayn.oms.application.event;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What another system says has happened, as it arrived.
 *
 * @param type e.g. {@code product_catalog.events.ProductUpdatedEvent}
 * @param eventId as the source numbers its events; of a source that does not, the transport's id
 * @param occurredAt when it happened; of a source that does not say, the transport's time
 * @param payload the event's own fields, without type, tenant, id and time; JSON values in JDK collections, or texts
 *     only, as a flat stream entry gives them
 */
public record SourceEvent(String type, String eventId, Instant occurredAt, Map<String, Object> payload) {
    public SourceEvent {
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }
}
