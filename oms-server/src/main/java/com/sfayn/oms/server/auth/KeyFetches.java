package com.sfayn.oms.server.auth;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * When an issuer is asked for its keys: one question at a time and at most one a second, whoever sends which tokens; less
 * and less often while it does not answer. Time is that of a clock which nobody sets.
 */
final class KeyFetches {
    /** Least time from the beginning of one question to the next. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    /** The same for an issuer that has not answered for a while. */
    static final Duration LONGEST_INTERVAL = Duration.ofSeconds(30);

    private static final int MOST_DOUBLINGS = 5;

    private final Supplier<CompletableFuture<Boolean>> question;
    private final LongSupplier nanoTime;
    private Question last;
    private int failures;

    /** @param question asks the issuer; completes with whether it gave its keys, never with a fault */
    KeyFetches(Supplier<CompletableFuture<Boolean>> question, LongSupplier nanoTime) {
        this.question = question;
        this.nanoTime = nanoTime;
    }

    /** A question to the issuer. Completes when it has answered or failed. */
    final class Question extends CompletableFuture<Void> {
        private volatile long began;
        private volatile boolean begun;
        private volatile boolean answered;

        /** When the issuer was asked. */
        long began() {
            return began;
        }

        /** Whether the issuer was asked at that time or later, so that its answer holds what it published until then. */
        boolean askedSince(long time) {
            return began - time >= 0;
        }

        /** Whether the issuer gave its keys. */
        boolean answered() {
            return answered;
        }

        private void begin() {
            began = nanoTime.getAsLong();
            begun = true;
            question.get().thenAccept(this::ended);
        }

        private void ended(boolean gaveKeys) {
            answered = gaveKeys;
            synchronized (KeyFetches.this) {
                failures = gaveKeys ? 0 : failures + 1;
            }
            complete(null);
        }
    }

    /** The question that is under way, or a new one that begins within a second; empty if it is too soon for one. */
    synchronized Optional<Question> next() {
        if (last != null && !last.isDone()) return Optional.of(last);
        Duration pause = pause();
        if (pause.compareTo(INTERVAL) > 0) return Optional.empty();
        Question next = new Question();
        last = next;
        if (pause.isZero()) {
            next.begin();
        } else {
            CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(next::begin);
        }
        return Optional.of(next);
    }

    /** How long it is until the issuer may be asked again. */
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
