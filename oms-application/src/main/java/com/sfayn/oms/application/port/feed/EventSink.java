package com.sfayn.oms.application.port.feed;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.Set;

/**
 * Receives the events of every tenant in the embedding application, for example to publish them to its own message
 * broker. Added with {@code OmsBuilder.eventSink}; {@code EventFeeds} calls it.
 *
 * <p>One thread at a time calls a sink for a tenant, in all instances together; calls for different tenants may
 * overlap. Every event is delivered at least once: after a crash, a batch is repeated. Event ids identify repeats.
 */
public interface EventSink {
    /**
     * The name of the sink's cursor. Must not change, or the sink starts again as a new one.
     *
     * @return 1 to 40 of the characters a–z, 0–9 and -
     */
    String name();

    /** The full names of the event types to receive; empty = every type. */
    default Set<String> types() {
        return Set.of();
    }

    /** Where the sink starts when it runs for the first time. */
    default FeedStart startAt() {
        return FeedStart.NOW;
    }

    /**
     * Handles events; when it returns, they are done. Called outside any transaction.
     *
     * @param events 1 to 200, in the order of the feed
     * @throws RuntimeException if they are to be delivered again, after a pause that grows from a second to five
     *     minutes
     */
    void accept(TenantId tenant, List<FeedEvent> events);
}
