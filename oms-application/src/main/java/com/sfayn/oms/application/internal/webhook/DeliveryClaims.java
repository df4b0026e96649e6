package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.internal.access.EventVisibility;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes due deliveries of a tenant for this instance, as many as may be sent now. */
final class DeliveryClaims {
    static final Duration LEASE = Duration.ofSeconds(60);

    private final Storage storage;
    private final String owner;
    private final Map<TenantId, String> lastServed = new ConcurrentHashMap<>();

    DeliveryClaims(Storage storage, String owner) {
        this.storage = storage;
        this.owner = owner;
    }

    /**
     * What was taken.
     *
     * @param more whether further deliveries may be due now
     * @param nextDue when the next delivery becomes due; empty if none waits, or if {@code more}
     */
    record Turn(List<ClaimedDelivery> deliveries, boolean more, Optional<Instant> nextDue) {}

    /** How many attempts of an endpoint may start now. */
    interface FreeSlots {
        int of(WebhookEndpoint endpoint);

        /** How many of them may be of replays. */
        int forReplays(WebhookEndpoint endpoint);
    }

    /**
     * Takes due deliveries.
     *
     * @param most the maximum number of deliveries
     */
    Turn take(TenantId tenant, FreeSlots free, int most, Instant now) {
        return storage.inTransaction(tenant, store -> take(store, tenant, free, most, now));
    }

    private Turn take(TenantStore store, TenantId tenant, FreeSlots free, int most, Instant now) {
        List<Claim> claims = new ArrayList<>();
        List<Instant> next = new ArrayList<>();
        boolean more = false;
        for (WebhookEndpoint endpoint :
                afterTheLastServed(tenant, store.endpoints().list())) {
            EndpointHealth health = endpoint.health();
            if (health.state() == State.DISABLED) continue;
            if (health.pausedUntil() != null && health.pausedUntil().isAfter(now)) {
                next.add(health.pausedUntil());
                continue;
            }
            int slots = Math.min(free.of(endpoint), most - claims.size());
            if (slots <= 0) {
                more |= claims.size() >= most;
                continue;
            }
            List<WebhookDelivery> due =
                    store.deliveries().due(endpoint.endpointId(), now, slots, free.forReplays(endpoint));
            int before = claims.size();
            if (!due.isEmpty() && (health.state() != State.FAILING || isMyTurn(store, endpoint, now))) {
                due.stream()
                        .filter(delivery -> store.deliveries().claim(delivery.deliveryId(), owner, now.plus(LEASE)))
                        .forEach(delivery -> claims.add(new Claim(endpoint, delivery)));
            }
            // if another instance took some of them, this one looks again
            boolean mayHaveMore = due.size() == slots || claims.size() - before < due.size();
            more |= mayHaveMore;
            if (!mayHaveMore) {
                // those that are due but were not found are of replays: they wait for the end of an attempt
                store.deliveries()
                        .nextDue(endpoint.endpointId())
                        .filter(time -> time.isAfter(now))
                        .ifPresent(next::add);
            }
        }
        if (!claims.isEmpty()) {
            lastServed.put(tenant, claims.get(claims.size() - 1).endpoint().endpointId());
        }
        Optional<Instant> nextDue = more ? Optional.empty() : next.stream().min(Instant::compareTo);
        return new Turn(withEvents(store, tenant, claims), more, nextDue);
    }

    /** Lets the endpoints of a tenant take turns: each pass begins after the one that was served last. */
    private List<WebhookEndpoint> afterTheLastServed(TenantId tenant, List<WebhookEndpoint> endpoints) {
        String last = lastServed.get(tenant);
        List<WebhookEndpoint> turned = new ArrayList<>(endpoints);
        for (int i = 0; i < endpoints.size(); i++) {
            if (endpoints.get(i).endpointId().equals(last)) Collections.rotate(turned, -(i + 1));
        }
        return turned;
    }

    private record Claim(WebhookEndpoint endpoint, WebhookDelivery delivery) {}

    /** Lets one instance a minute try a failing endpoint. */
    private static boolean isMyTurn(TenantStore store, WebhookEndpoint endpoint, Instant now) {
        Optional<WebhookEndpoint> locked = store.endpoints().findForUpdate(endpoint.endpointId());
        if (locked.isEmpty()) return false;
        EndpointHealth health = locked.get().health();
        boolean paused = health.pausedUntil() != null && health.pausedUntil().isAfter(now);
        if (health.state() != State.FAILING || paused) return false;
        store.endpoints()
                .update(locked.get()
                        .withHealth(new EndpointHealth(
                                State.FAILING,
                                null,
                                health.failures(),
                                health.failingSince(),
                                now.plus(AttemptResult.PAUSE_OF_FAILING),
                                health.throttled(),
                                health.lastDeliveredAt())));
        return true;
    }

    private static List<ClaimedDelivery> withEvents(TenantStore store, TenantId tenant, List<Claim> claims) {
        List<Long> positions = claims.stream()
                .flatMap(claim -> claim.delivery().event().stream())
                .map(WebhookDelivery.EventPlace::position)
                .distinct()
                .toList();
        Map<Long, FeedEvent> events = positions.isEmpty()
                ? Map.of()
                : store.feed().at(positions).stream()
                        .collect(Collectors.toMap(FeedEvent::position, Function.identity()));
        return claims.stream()
                .map(claim -> new ClaimedDelivery(tenant, claim.endpoint(), claim.delivery(), event(claim, events)))
                .toList();
    }

    private static Optional<FeedEvent> event(Claim claim, Map<Long, FeedEvent> events) {
        return claim.delivery()
                .event()
                .map(place -> events.get(place.position()))
                .map(event -> claim.endpoint().vendorId() == null ? event : EventVisibility.toVendor(event));
    }

    /** Gives back deliveries that were not sent. */
    void release(List<ClaimedDelivery> unsent) {
        Map<TenantId, List<ClaimedDelivery>> byTenant =
                unsent.stream().collect(Collectors.groupingBy(ClaimedDelivery::tenant));
        byTenant.forEach((tenant, deliveries) -> storage.inTransaction(tenant, store -> {
            Stream<String> ids =
                    deliveries.stream().map(claimed -> claimed.delivery().deliveryId());
            store.deliveries().release(owner, ids.toList());
            return true;
        }));
    }
}
