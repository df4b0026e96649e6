package com.sfayn.oms.domain.order.delivery;

import com.sfayn.oms.domain.order.line.LineUnits;
import java.time.Instant;
import java.util.List;

/** Units that were shipped together. */
public record Shipment(String shipmentId, List<LineUnits> lines, Tracking tracking, Instant shippedAt) {
    public Shipment {
        lines = List.copyOf(lines);
    }
}
