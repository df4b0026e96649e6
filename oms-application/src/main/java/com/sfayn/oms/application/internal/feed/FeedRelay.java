package com.sfayn.oms.application.internal.feed;

import com.sfayn.oms.application.feed.RelayEvents;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Gives new events their positions soon after their commit, and then calls a listener. */
public final class FeedRelay implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int SHORTEST_WAIT = 50;
    private static final int LONGEST_WAIT = 100;

    private final RelayEvents relayEvents;
    private final Consumer<TenantId> listener;
    private final Set<TenantId> catchingUp = ConcurrentHashMap.newKeySet();
    private final TenantQueue queue = new TenantQueue("oms-feed-relay", THREADS, this::run);

    /** @param listener called when events of a tenant may have got positions; returns at once */
    public FeedRelay(RelayEvents relayEvents, Consumer<TenantId> listener) {
        this.relayEvents = relayEvents;
        this.listener = listener;
    }

    /** Looks for events of this tenant soon; returns at once. */
    public void look(TenantId tenant) {
        queue.add(tenant);
    }

    private void run(TenantId tenant) {
        switch (relayEvents.handle(tenant, catchingUp.remove(tenant))) {
            case DRAINED -> listener.accept(tenant);
            case MORE -> {
                catchingUp.add(tenant);
                queue.add(tenant);
                listener.accept(tenant);
            }
            case BUSY ->
                queue.add(tenant, Duration.ofMillis(ThreadLocalRandom.current().nextInt(SHORTEST_WAIT, LONGEST_WAIT)));
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}
