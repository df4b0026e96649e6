package com.sfayn.oms.application.internal.feed;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.EventSink;
import com.sfayn.oms.application.port.feed.FeedCursor;
import com.sfayn.oms.application.port.feed.FeedCursors;
import com.sfayn.oms.application.port.feed.FeedMonitor;
import com.sfayn.oms.application.port.feed.FeedPage;
import com.sfayn.oms.application.port.feed.FeedRange;
import com.sfayn.oms.application.port.feed.FeedStart;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the feed to one sink. A lease on the sink's cursor keeps other instances from calling it for the same
 * tenant; it is renewed while a call takes long. The cursor moves after a call has returned, so that a crash repeats
 * the batch.
 */
public final class SinkFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkFeed.class);
    private static final int BATCH = 200;
    private static final int THREADS = 4;
    private static final int FAILURES_BEFORE_WARNING = 5;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final EventSink sink;
    private final String consumer;
    private final Storage storage;
    private final Clock clock;
    private final ConsumerLag lags;
    private final String owner;
    private final Instant startedAt;
    private final TenantQueue queue;
    private final LeaseRenewal renewal;

    /** @param owner identifies this instance among all that share the storage */
    public SinkFeed(EventSink sink, Storage storage, Clock clock, FeedMonitor monitor, String owner) {
        this.sink = sink;
        this.consumer = consumer(sink.name());
        this.storage = storage;
        this.clock = clock;
        this.lags = new ConsumerLag(consumer, monitor);
        this.owner = owner;
        this.startedAt = clock.instant();
        this.queue = new TenantQueue("oms-sink-" + sink.name(), THREADS, this::run);
        this.renewal = new LeaseRenewal("oms-sink-" + sink.name() + "-lease", LEASE.dividedBy(3));
    }

    /** Returns the name of a sink's cursor. */
    public static String consumer(String sinkName) {
        return "sink:" + sinkName;
    }

    /** Looks for events of this tenant soon; returns at once. */
    public void look(TenantId tenant) {
        queue.add(tenant);
    }

    private void run(TenantId tenant) {
        Optional<FeedCursor> cursor = cursors(tenant, cursors -> cursors.find(consumer));
        if (cursor.isEmpty()) {
            Instant since = sink.startAt() == FeedStart.OLDEST ? Instant.EPOCH : startedAt;
            cursors(tenant, cursors -> cursors.create(consumer, since));
            queue.add(tenant);
            return;
        }
        if (cursor.get().position().isEmpty()) return;
        FeedPage page = page(tenant, cursor.get().position().getAsLong());
        if (page.next() == cursor.get().position().getAsLong()) {
            lags.caughtUp(tenant);
            return;
        }
        Instant now = clock.instant();
        if (!cursor.get().isFree(owner, now)
                || !cursors(tenant, cursors -> cursors.lease(consumer, owner, now, now.plus(LEASE)))) {
            lags.caughtUp(tenant); // the instance that has the lease reports
            wait(tenant, cursor.get(), now);
            return;
        }
        deliver(tenant);
    }

    /** Comes back when the other instance's lease or the pause after a failure ends. */
    private void wait(TenantId tenant, FeedCursor cursor, Instant now) {
        Instant end = cursor.nextAt() != null && cursor.nextAt().isAfter(now) ? cursor.nextAt() : cursor.leasedUntil();
        if (end != null && end.isAfter(now))
            queue.add(tenant, Duration.between(now, end).plusMillis(10));
    }

    private void deliver(TenantId tenant) {
        // read again: another instance may have moved the cursor before the lease
        FeedCursor leased = cursors(tenant, cursors -> cursors.find(consumer)).orElseThrow();
        long position = leased.position().orElseThrow();
        try {
            FeedPage page = page(tenant, position);
            while (page.next() > position && !queue.isClosed()) {
                if (!page.events().isEmpty()) call(tenant, page);
                if (!advance(tenant, position, page.next())) return;
                position = page.next();
                page = page(tenant, position);
            }
            lags.caughtUp(tenant);
        } catch (SinkFailure failure) {
            pause(tenant, leased, failure.getCause());
            return;
        } catch (RuntimeException | Error e) {
            release(tenant, e);
            throw e;
        }
        cursors(tenant, cursors -> {
            cursors.release(consumer, owner);
            return true;
        });
        // events that another instance numbered before the release were not reported to this one
        if (!queue.isClosed() && page(tenant, position).next() > position) queue.add(tenant);
    }

    /** Moves the cursor; looks again if the lease was lost, or an operator has moved it meanwhile. */
    private boolean advance(TenantId tenant, long from, long to) {
        boolean moved = cursors(
                tenant,
                cursors -> cursors.advance(
                        consumer, owner, from, to, clock.instant().plus(LEASE)));
        if (moved) return true;
        LOG.warn(
                "The cursor of the event sink {} was moved by another instance or by an operator during a call for"
                        + " tenant {}.",
                sink.name(),
                tenant);
        cursors(tenant, cursors -> {
            cursors.release(consumer, owner);
            return true;
        });
        queue.add(tenant);
        return false;
    }

    private void call(TenantId tenant, FeedPage page) {
        lags.waiting(tenant, page.events().get(0).event().occurredAt());
        renewal.during(() -> accept(tenant, page), () -> renew(tenant));
    }

    private void accept(TenantId tenant, FeedPage page) {
        try {
            sink.accept(tenant, page.events());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new SinkFailure(e);
        }
    }

    private void renew(TenantId tenant) {
        cursors(
                tenant,
                cursors -> cursors.renew(consumer, owner, clock.instant().plus(LEASE)));
    }

    private void pause(TenantId tenant, FeedCursor before, Throwable cause) {
        int failures = cursors(tenant, cursors -> cursors.find(consumer))
                        .map(FeedCursor::failures)
                        .orElse(before.failures())
                + 1;
        Duration pause = pause(failures);
        if (failures >= FAILURES_BEFORE_WARNING) {
            LOG.warn(
                    "The event sink {} has failed {} times in a row for tenant {}; the next call is in {} s.",
                    sink.name(),
                    failures,
                    tenant,
                    pause.toSeconds(),
                    cause);
        } else {
            LOG.info(
                    "The event sink {} failed for tenant {}; the next call is in {} s.",
                    sink.name(),
                    tenant,
                    pause.toSeconds(),
                    cause);
        }
        cursors(tenant, cursors -> {
            cursors.fail(consumer, owner, clock.instant().plus(pause));
            return true;
        });
        queue.add(tenant, pause.plusMillis(10));
    }

    private static Duration pause(int failures) {
        int doublings = Math.min(failures - 1, 20);
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void release(TenantId tenant, Throwable fault) {
        try {
            cursors(tenant, cursors -> {
                cursors.release(consumer, owner);
                return true;
            });
        } catch (RuntimeException e) {
            fault.addSuppressed(e);
        }
    }

    private FeedPage page(TenantId tenant, long after) {
        FeedRange range = FeedRange.after(after, BATCH).types(sink.types());
        return storage.inTransaction(tenant, store -> store.feed().read(range));
    }

    private <R> R cursors(TenantId tenant, Function<FeedCursors, R> work) {
        return storage.inTransaction(tenant, store -> work.apply(store.feed().cursors()));
    }

    /** The sink has thrown. */
    private static final class SinkFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        SinkFailure(Throwable cause) {
            super(cause);
        }
    }

    /** Starts no further call, and waits for the current ones. */
    @Override
    public void close() {
        queue.close();
        renewal.close();
    }
}
