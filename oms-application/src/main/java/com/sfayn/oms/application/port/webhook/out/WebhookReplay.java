package com.sfayn.oms.application.port.webhook.out;

import com.sfayn.oms.domain.order.OrderId;
import java.time.Instant;
import java.util.Set;

/**
 * A range of the feed that is delivered to one endpoint again. Its cursor is the feed consumer {@link #consumer}.
 *
 * @param last the last position of the range
 * @param eventTypes full names; empty = the endpoint's
 * @param orderId only events of this order; null for all
 * @param endedAt when every event of the range was enqueued; null while it runs
 */
public record WebhookReplay(
        String replayId,
        String endpointId,
        long last,
        Set<String> eventTypes,
        OrderId orderId,
        Instant createdAt,
        Instant endedAt) {
    public WebhookReplay {
        eventTypes = Set.copyOf(eventTypes);
    }

    public String consumer() {
        return "replay:" + replayId;
    }
}
