package com.sfayn.oms.domain.order;

import java.time.Instant;
import java.util.List;

/**
 * Goods that left together.
 *
 * @param carrier or null
 * @param trackingReference an http(s) URL, or null
 */
public record Shipment(
        String shipmentId, List<LineUnits> lines, String carrier, String trackingReference, Instant shippedAt) {
    public Shipment {
        lines = List.copyOf(lines);
    }
}
