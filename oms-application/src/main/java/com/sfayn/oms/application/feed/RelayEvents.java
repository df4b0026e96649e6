package com.sfayn.oms.application.feed;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.EventFeed;
import com.sfayn.oms.application.port.feed.EventFeed.FeedState;
import com.sfayn.oms.application.port.feed.EventFeed.Numbering;
import com.sfayn.oms.application.port.feed.FeedMonitor;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the committed events of a tenant their positions in the feed. Any instance may do it at any time; they take
 * turns.
 */
public final class RelayEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RelayEvents.class);

    private final Storage storage;
    private final FeedMonitor monitor;

    public RelayEvents(Storage storage, FeedMonitor monitor) {
        this.storage = storage;
        this.monitor = monitor;
    }

    /** What a round has left. */
    public enum Outcome {
        /** Every event that was committed before the round has a position. */
        DRAINED,
        /** There are more events without a position. */
        MORE,
        /** Another instance gives positions now. */
        BUSY
    }

    /** Runs one round, in one transaction; after a round that left more, the next one is larger. */
    public Outcome handle(TenantId tenant, boolean isCatchingUp) {
        FeedState state = storage.inTransaction(tenant, store -> store.feed().state());
        if (state.exists() && state.isCaughtUp() && !state.isWaiting()) return Outcome.DRAINED;
        if (!state.exists()) {
            storage.inTransaction(tenant, store -> {
                store.feed().create();
                return true;
            });
        }
        long start = System.nanoTime();
        Optional<Numbering> numbering = storage.inTransaction(
                tenant, store -> store.feed().number(isCatchingUp ? EventFeed.LARGE_BATCH : EventFeed.BATCH));
        if (numbering.isEmpty()) return Outcome.BUSY;
        report(tenant, numbering.get(), Duration.ofNanos(System.nanoTime() - start));
        return numbering.get().isDrained() ? Outcome.DRAINED : Outcome.MORE;
    }

    private void report(TenantId tenant, Numbering numbering, Duration took) {
        monitor.relayed(numbering.events(), numbering.reordered(), took);
        if (numbering.reordered() > 0) {
            LOG.info(
                    "{} events of tenant {} have a time before that of an earlier event of their order; the feed keeps"
                            + " the order of the sequence numbers.",
                    numbering.reordered(),
                    tenant);
        }
    }
}
