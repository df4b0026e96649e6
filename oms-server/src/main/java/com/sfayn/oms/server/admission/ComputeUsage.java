package com.sfayn.oms.server.admission;

import com.sfayn.oms.application.internal.cache.LruMap;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Map;

/**
 * How long the requests of each user compute, on average of the last few. Whose do so for long are heavy: of a tenant's
 * heavy ones, only a few run at once, so that they leave processors to others. A user of whom nothing is known yet is
 * taken for what the tenant's others are. Only to be used by its {@link FairQueue}.
 */
final class ComputeUsage {
    /** A page of a hundred orders takes longer, a step of a checkout does not. */
    static final Duration HEAVY = Duration.ofMillis(5);

    private static final int REMEMBERED = 10_000;

    /** How much a new request counts, in hundredths. */
    private static final int WEIGHT = 20;

    private final Map<TenantId, Long> ofTenants = new LruMap<>(REMEMBERED);
    private final Map<Caller, Long> ofUsers = new LruMap<>(REMEMBERED);

    void add(Caller caller, long nanos) {
        ofTenants.merge(caller.tenant(), nanos, ComputeUsage::average);
        ofUsers.merge(caller, nanos, ComputeUsage::average);
    }

    boolean isHeavy(Caller caller) {
        Long average = ofUsers.get(caller);
        if (average == null) average = ofTenants.getOrDefault(caller.tenant(), 0L);
        return average > HEAVY.toNanos();
    }

    private static long average(long before, long now) {
        return (before * (100 - WEIGHT) + now * WEIGHT) / 100;
    }
}
