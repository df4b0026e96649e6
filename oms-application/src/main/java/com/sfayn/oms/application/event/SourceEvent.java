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
 * @param delivery how it was brought
 */
public record SourceEvent(
        String type, String eventId, Instant occurredAt, Map<String, Object> payload, Delivery delivery) {
    public SourceEvent {
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }

    /** An event whose source gave its id and its time. */
    public SourceEvent(String type, String eventId, Instant occurredAt, Map<String, Object> payload) {
        this(type, eventId, occurredAt, payload, Delivery.PLAIN);
    }

    /**
     * What only the transport knows.
     *
     * @param id the transport's own id, such as {@code webhook-id}, which a sender may not use for two contents; null
     *     where that can't happen
     * @param timeStandsIn whether {@code occurredAt} is the transport's time: another attempt has another
     */
    public record Delivery(String id, boolean timeStandsIn) {
        /** Nothing but the event. */
        public static final Delivery PLAIN = new Delivery(null, false);
    }

    /**
     * What makes two arrivals the same event.
     *
     * @param saidAt null if the source did not say when
     */
    public record Content(String type, String eventId, Instant saidAt, Map<String, Object> payload) {}

    /** The content, however often and by whatever attempt it is brought. */
    Content content() {
        return new Content(type, eventId, delivery.timeStandsIn() ? null : occurredAt, payload);
    }
}
