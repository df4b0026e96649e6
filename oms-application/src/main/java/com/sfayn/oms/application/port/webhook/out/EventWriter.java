package com.sfayn.oms.application.port.webhook.out;

import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Map;

/**
 * Writes the messages that other systems receive, as JSON in UTF-8. Implemented by {@code JsonEventWriter} in
 * oms-snapshots.
 */
public interface EventWriter {
    /** Writes nothing; for an application that sends no webhooks. */
    EventWriter NONE = new EventWriter() {
        @Override
        public byte[] event(TenantId tenant, FeedEvent event) {
            return new byte[0];
        }

        @Override
        public byte[] eventWithoutData(TenantId tenant, FeedEvent event) {
            return new byte[0];
        }

        @Override
        public byte[] notice(TenantId tenant, String id, String type, Instant at, Map<String, Object> data) {
            return new byte[0];
        }
    };

    /** Returns an event of an order. */
    byte[] event(TenantId tenant, FeedEvent event);

    /** Returns an event of an order without its data, for receivers with a limit; the feed has the whole event. */
    byte[] eventWithoutData(TenantId tenant, FeedEvent event);

    /**
     * Returns a message that is no event of an order.
     *
     * @param data JSON values in JDK collections
     */
    byte[] notice(TenantId tenant, String id, String type, Instant at, Map<String, Object> data);
}
