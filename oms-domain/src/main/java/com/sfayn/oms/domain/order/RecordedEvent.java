package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.party.RecordedActor;
import java.time.Instant;
import java.util.Map;

/**
 * An event of an order as stored in the event log.
 *
 * @param sequence 1, 2, 3 … within the order, without gaps
 * @param version the order's version after the change; a change may have several events
 * @param type the full name, e.g. {@code order_management.events.PlacedOrderEvent}
 * @param occurredAt to the millisecond
 * @param data JSON values in JDK collections; money as strings
 */
public record RecordedEvent(
        String eventId,
        int sequence,
        int version,
        String type,
        Instant occurredAt,
        RecordedActor actor,
        Map<String, Object> data) {}
