package com.sfayn.oms.application.port.webhook;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A system that may send a tenant's change events by webhook, as an admin registered it.
 *
 * @param sourceId unique within the tenant
 * @param name shown to users; unique within the tenant
 * @param eventTypes the types that it may send, sorted
 * @param lastReceivedAt when its last event was accepted, to about a minute; null if none was
 */
public record WebhookSource(
        String sourceId, String name, Set<String> eventTypes, Instant createdAt, Instant lastReceivedAt) {
    public WebhookSource {
        eventTypes = Collections.unmodifiableSet(new TreeSet<>(eventTypes));
    }
}
