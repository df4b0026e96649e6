package com.sfayn.oms.application.port.webhook.out;

import com.sfayn.oms.application.port.webhook.SealedSecret;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A URL that receives a tenant's events, as an admin or a vendor registered it.
 *
 * @param endpointId unique within the tenant
 * @param name shown to users; unique within the tenant
 * @param eventTypes full names, or only {@link #EVERY_TYPE}
 * @param vendorId the endpoint receives only events of this vendor's placed orders; null for all
 * @param secrets encrypted; the newest first
 */
public record WebhookEndpoint(
        String endpointId,
        String name,
        String url,
        Set<String> eventTypes,
        String vendorId,
        Ordering ordering,
        EndpointHealth health,
        List<SealedSecret> secrets,
        Instant createdAt) {
    /** Means every event type, also those of later versions. */
    public static final String EVERY_TYPE = "*";

    public WebhookEndpoint {
        eventTypes = Collections.unmodifiableSet(new TreeSet<>(eventTypes));
        secrets = List.copyOf(secrets);
    }

    /** Whether an endpoint waits for the delivery of an event before it sends later events of the same order. */
    public enum Ordering {
        PER_ORDER,
        NONE
    }

    public boolean receivesEveryType() {
        return eventTypes.contains(EVERY_TYPE);
    }

    /** Whether it receives events of this type. */
    public boolean receives(String type) {
        return receivesEveryType() || eventTypes.contains(type);
    }

    public WebhookEndpoint withHealth(EndpointHealth next) {
        return new WebhookEndpoint(endpointId, name, url, eventTypes, vendorId, ordering, next, secrets, createdAt);
    }

    public WebhookEndpoint withSecrets(List<SealedSecret> next) {
        return new WebhookEndpoint(endpointId, name, url, eventTypes, vendorId, ordering, health, next, createdAt);
    }
}
