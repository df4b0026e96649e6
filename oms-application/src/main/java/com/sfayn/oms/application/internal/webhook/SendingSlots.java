package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts the attempts that run in this instance, so that no receiver and no tenant takes all of them: at most 4 per
 * endpoint, of which 2 for replays, and 16 per tenant. Endpoints whose last attempt timed out share half of the
 * instance's slots, and the last quarter is for tenants that use few: so tenants whose receivers hang can't take all of
 * them. Thread-safe.
 */
final class SendingSlots {
    private static final int PER_ENDPOINT = 4;
    private static final int REPLAYS_PER_ENDPOINT = PER_ENDPOINT / 2;
    private static final int PER_TENANT = 16;

    /** The last quarter of the slots is for tenants with fewer running attempts than this. */
    private static final int FEW = 4;

    private final int total;
    private final Map<TenantId, Integer> ofTenants = new HashMap<>();
    private final Map<EndpointKey, Integer> ofEndpoints = new HashMap<>();
    private final Map<EndpointKey, Integer> replays = new HashMap<>();
    private final Set<EndpointKey> slow = new HashSet<>();
    private final Set<TenantId> turnedAway = new HashSet<>();
    private int used;
    private int usedBySlow;

    private record EndpointKey(TenantId tenant, String endpointId) {}

    /** @param total the maximum number of attempts of this instance at the same time */
    SendingSlots(int total) {
        this.total = total;
    }

    /** Returns how many attempts of the tenant may start now. */
    synchronized int free(TenantId tenant) {
        int running = ofTenants.getOrDefault(tenant, 0);
        int reserved = running < FEW ? 0 : total / 4;
        return Math.min(total - used - reserved, PER_TENANT - running);
    }

    /** Returns how many attempts of the endpoint may start now. */
    synchronized int free(TenantId tenant, WebhookEndpoint endpoint) {
        EndpointKey key = new EndpointKey(tenant, endpoint.endpointId());
        boolean oneByOne = endpoint.health().throttled() || endpoint.health().state() == State.FAILING;
        int free = (oneByOne ? 1 : PER_ENDPOINT) - ofEndpoints.getOrDefault(key, 0);
        if (slow.contains(key) && free > 0) {
            int ofSlow = Math.max(1, total / 2) - usedBySlow;
            if (ofSlow <= 0) turnedAway.add(tenant);
            free = Math.min(free, ofSlow);
        }
        return Math.max(0, Math.min(free, free(tenant)));
    }

    /** Returns how many of the free slots of the endpoint replays may have: the rest is kept for live events. */
    synchronized int freeForReplays(TenantId tenant, WebhookEndpoint endpoint) {
        int used = replays.getOrDefault(new EndpointKey(tenant, endpoint.endpointId()), 0);
        return Math.max(0, Math.min(REPLAYS_PER_ENDPOINT - used, free(tenant, endpoint)));
    }

    /** Returns the free slots of a tenant's endpoints. */
    DeliveryClaims.FreeSlots of(TenantId tenant) {
        return new DeliveryClaims.FreeSlots() {
            @Override
            public int of(WebhookEndpoint endpoint) {
                return free(tenant, endpoint);
            }

            @Override
            public int forReplays(WebhookEndpoint endpoint) {
                return freeForReplays(tenant, endpoint);
            }
        };
    }

    synchronized void start(ClaimedDelivery delivery) {
        EndpointKey key = key(delivery);
        used++;
        if (slow.contains(key)) usedBySlow++;
        ofTenants.merge(delivery.tenant(), 1, Integer::sum);
        ofEndpoints.merge(key, 1, Integer::sum);
        if (isReplay(delivery)) replays.merge(key, 1, Integer::sum);
    }

    /**
     * Frees the slot of an attempt.
     *
     * @param timedOut null if the attempt did not take place
     * @return the tenants that may have use for it: the delivery's, and those whose slow endpoints found no slot
     */
    synchronized Set<TenantId> end(ClaimedDelivery delivery, Boolean timedOut) {
        EndpointKey key = key(delivery);
        int usedBySlowBefore = usedBySlow;
        used--;
        if (slow.contains(key)) usedBySlow--;
        ofTenants.computeIfPresent(delivery.tenant(), (tenant, count) -> count == 1 ? null : count - 1);
        ofEndpoints.computeIfPresent(key, (endpoint, count) -> count == 1 ? null : count - 1);
        if (isReplay(delivery)) replays.computeIfPresent(key, (endpoint, count) -> count == 1 ? null : count - 1);
        if (timedOut != null && timedOut != slow.contains(key)) mark(key, timedOut);
        Set<TenantId> interested = new HashSet<>(Set.of(delivery.tenant()));
        if (usedBySlow < usedBySlowBefore) {
            interested.addAll(turnedAway);
            turnedAway.clear();
        }
        return interested;
    }

    /** Attempts of the endpoint that still run change sides with it. */
    private void mark(EndpointKey key, boolean isSlow) {
        int running = ofEndpoints.getOrDefault(key, 0);
        usedBySlow += isSlow ? running : -running;
        if (isSlow) {
            slow.add(key);
        } else {
            slow.remove(key);
        }
    }

    private static boolean isReplay(ClaimedDelivery delivery) {
        return !delivery.delivery().replayId().isEmpty();
    }

    private static EndpointKey key(ClaimedDelivery delivery) {
        return new EndpointKey(delivery.tenant(), delivery.endpoint().endpointId());
    }
}
