package com.sfayn.oms.application.internal.feed;

import com.sfayn.oms.application.port.feed.FeedMonitor;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reports the oldest event, among all tenants, that a consumer of this instance has not dealt with. Thread-safe. */
final class ConsumerLag {
    private final String consumer;
    private final FeedMonitor monitor;
    private final Map<TenantId, Instant> oldest = new ConcurrentHashMap<>();

    ConsumerLag(String consumer, FeedMonitor monitor) {
        this.consumer = consumer;
        this.monitor = monitor;
        report();
    }

    void waiting(TenantId tenant, Instant since) {
        oldest.put(tenant, since);
        report();
    }

    void caughtUp(TenantId tenant) {
        if (oldest.remove(tenant) != null) report();
    }

    private void report() {
        monitor.waiting(consumer, oldest.values().stream().min(Instant::compareTo));
    }
}
