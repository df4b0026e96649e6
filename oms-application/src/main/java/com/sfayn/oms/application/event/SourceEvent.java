package com.sfayn.oms.application.event;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event of another system, as received.
 *
 * @param type e.g. {@code product_catalog.events.ProductUpdatedEvent}
 * @param eventId the source's id of the event, or else the transport's
 * @param occurredAt when it happened by the source's clock, or else the transport's time
 * @param payload the event's own fields, without type, tenant, id and time: JSON values in JDK collections, or strings
 *     only, as in a flat stream entry
 * @param delivery what the transport added
 */
public record SourceEvent(
        String type, String eventId, Instant occurredAt, Map<String, Object> payload, Delivery delivery) {
    public SourceEvent {
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }

    /** Creates an event whose source gave its id and its time. */
    public SourceEvent(String type, String eventId, Instant occurredAt, Map<String, Object> payload) {
        this(type, eventId, occurredAt, payload, Delivery.PLAIN);
    }

    /**
     * What the transport added to an event.
     *
     * @param id the transport's own id, such as {@code webhook-id}, which must not be used for two contents; null if
     *     the transport has none
     * @param timeStandsIn whether {@code occurredAt} is the transport's time, which differs between attempts
     */
    public record Delivery(String id, boolean timeStandsIn) {
        /** A delivery that added nothing. */
        public static final Delivery PLAIN = new Delivery(null, false);
    }

    /**
     * What two deliveries of the same event have in common.
     *
     * @param saidAt the source's time; null if it gave none
     */
    public record Content(String type, String eventId, Instant saidAt, Map<String, Object> payload) {}

    /** Returns the content, which is equal for every delivery of the event. */
    Content content() {
        return new Content(type, eventId, delivery.timeStandsIn() ? null : occurredAt, payload);
    }
}
