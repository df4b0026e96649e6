package com.sfayn.oms.server.auth.keys;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Limits how often an issuer's keys are fetched, independent of the received tokens: one fetch at a time, at most one
 * per second, and with growing intervals while the issuer does not answer. Uses a monotonic clock.
 */
public final class KeyFetches {
    /** The minimum time between the starts of two fetches. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    /** The longest interval, for an issuer that has not succeeded for a while. */
    public static final Duration LONGEST_INTERVAL = Duration.ofSeconds(30);

    private static final int MOST_DOUBLINGS = 5;

    private final Supplier<CompletableFuture<Boolean>> fetch;
    private final LongSupplier nanoTime;
    private Fetch last;
    private int failures;

    /** @param fetch fetches the keys; completes with whether that succeeded, never with an exception */
    KeyFetches(Supplier<CompletableFuture<Boolean>> fetch, LongSupplier nanoTime) {
        this.fetch = fetch;
        this.nanoTime = nanoTime;
    }

    /** One fetch. Completes when the issuer has answered or failed. */
    final class Fetch extends CompletableFuture<Void> {
        private volatile long began;
        private volatile boolean begun;
        private volatile boolean succeeded;

        /** Returns when the fetch began. */
        long began() {
            return began;
        }

        /** Whether the fetch began at that time or later, so that it includes all keys published before. */
        boolean begunSince(long time) {
            return began - time >= 0;
        }

        /** Whether the fetch succeeded. */
        boolean succeeded() {
            return succeeded;
        }

        private void begin() {
            began = nanoTime.getAsLong();
            begun = true;
            fetch.get().thenAccept(this::ended);
        }

        private void ended(boolean gaveKeys) {
            succeeded = gaveKeys;
            synchronized (KeyFetches.this) {
                failures = gaveKeys ? 0 : failures + 1;
            }
            complete(null);
        }
    }

    /** Returns the running fetch, or a new one that begins within a second; empty if it is too early for one. */
    synchronized Optional<Fetch> next() {
        if (last != null && !last.isDone()) return Optional.of(last);
        Duration pause = pause();
        if (pause.compareTo(INTERVAL) > 0) return Optional.empty();
        Fetch next = new Fetch();
        last = next;
        if (pause.isZero()) {
            next.begin();
        } else {
            CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(next::begin);
        }
        return Optional.of(next);
    }

    /** Returns the time until the next fetch may begin. */
    synchronized Duration pause() {
        if (last == null) return Duration.ZERO;
        if (!last.begun) return INTERVAL;
        Duration passed = Duration.ofNanos(nanoTime.getAsLong() - last.began);
        Duration left = interval().minus(passed);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration interval() {
        if (failures < 2) return INTERVAL;
        Duration doubled = INTERVAL.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_INTERVAL) > 0 ? LONGEST_INTERVAL : doubled;
    }
}
