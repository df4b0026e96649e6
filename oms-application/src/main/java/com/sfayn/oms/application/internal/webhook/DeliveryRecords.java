package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Attempt;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records the result of each attempt: in the log, in the delivery, and in the health of the endpoint. */
final class DeliveryRecords {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRecords.class);

    private final Storage storage;
    private final Clock clock;
    private final AttemptResult result;
    private final EndpointNotices notices;
    private final String owner;

    DeliveryRecords(Storage storage, Clock clock, AttemptResult result, EndpointNotices notices, String owner) {
        this.storage = storage;
        this.clock = clock;
        this.result = result;
        this.notices = notices;
        this.owner = owner;
    }

    /** Records an attempt; has no effect if this instance has lost the lease. */
    void record(ClaimedDelivery claimed, Attempt attempt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        WebhookDelivery after = result.delivery(claimed.delivery(), attempt, now);
        Optional<WebhookEndpoint> changed = storage.inTransaction(claimed.tenant(), store -> {
            boolean recorded = store.deliveries().record(DeliveryAttempt.of(after, attempt), after, owner);
            if (!recorded) return Optional.empty();
            Optional<WebhookEndpoint> endpoint =
                    store.endpoints().find(claimed.endpoint().endpointId());
            if (endpoint.isEmpty() && after.isOpen()) store.deliveries().update(after.cancelled(now));
            return endpoint.flatMap(found -> health(store, found, attempt, after, now));
        });
        changed.ifPresent(endpoint -> log(claimed.tenant(), endpoint, attempt));
    }

    /** Returns the endpoint if its state has changed. Locks it only if its health has. */
    private Optional<WebhookEndpoint> health(
            TenantStore store, WebhookEndpoint endpoint, Attempt attempt, WebhookDelivery after, Instant now) {
        EndpointHealth health = endpoint.health();
        if (result.health(health, attempt, after, now).equals(health)) return Optional.empty();
        Optional<WebhookEndpoint> locked = store.endpoints().findForUpdate(endpoint.endpointId());
        if (locked.isEmpty()) return Optional.empty();
        EndpointHealth before = locked.get().health();
        WebhookEndpoint next = locked.get().withHealth(result.health(before, attempt, after, now));
        store.endpoints().update(next);
        if (next.health().state() == before.state()) return Optional.empty();
        notices.add(store, next, now);
        return Optional.of(next);
    }

    private static void log(TenantId tenant, WebhookEndpoint endpoint, Attempt attempt) {
        if (endpoint.health().state() == State.ACTIVE) {
            LOG.info("The webhook endpoint {} of tenant {} receives again.", endpoint.endpointId(), tenant);
        } else {
            LOG.warn(
                    "The webhook endpoint {} of tenant {} is {} after {} failures in a row; the last one was {}, status {}.",
                    endpoint.endpointId(),
                    tenant,
                    endpoint.health().state(),
                    endpoint.health().failures(),
                    attempt.failure(),
                    attempt.status());
        }
    }
}
