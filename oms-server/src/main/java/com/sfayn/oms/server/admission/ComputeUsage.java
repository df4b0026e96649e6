package com.sfayn.oms.server.admission;

import com.sfayn.oms.application.internal.cache.LruMap;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Map;

/**
 * Tracks the average CPU time of each user's recent requests. A user with a high average is heavy: only a few requests
 * of a tenant's heavy users run at once, so that they leave processors to others. For a new user, the tenant's average
 * counts. Not thread-safe; {@link FairQueue} guards it.
 */
final class ComputeUsage {
    /** Above this average, a user is heavy. A page of a hundred orders takes longer; a checkout step does not. */
    static final Duration HEAVY = Duration.ofMillis(5);

    private static final int REMEMBERED = 10_000;

    /** Weight of a new request in the average, in percent. */
    private static final int WEIGHT = 20;

    private final Map<TenantId, Long> ofTenants = new LruMap<>(REMEMBERED);
    private final Map<RequestOwner, Long> ofUsers = new LruMap<>(REMEMBERED);

    void add(RequestOwner owner, long nanos) {
        ofTenants.merge(owner.tenant(), nanos, ComputeUsage::average);
        ofUsers.merge(owner, nanos, ComputeUsage::average);
    }

    boolean isHeavy(RequestOwner owner) {
        Long average = ofUsers.get(owner);
        if (average == null) average = ofTenants.getOrDefault(owner.tenant(), 0L);
        return average > HEAVY.toNanos();
    }

    private static long average(long before, long now) {
        return (before * (100 - WEIGHT) + now * WEIGHT) / 100;
    }
}
