package com.sfayn.oms.server.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops the readers, and wakes those that pause. Doesn't interrupt threads: that would close an H2 database file. */
final class StopSignal {
    private final CountDownLatch given = new CountDownLatch(1);
    private final Duration grace;
    private volatile long deadline;

    /** @param grace how long the current entries may take after the signal */
    StopSignal(Duration grace) {
        this.grace = grace;
    }

    void give() {
        deadline = System.nanoTime() + grace.toNanos();
        given.countDown();
    }

    boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Returns whether even the current entries must be abandoned. */
    boolean isOverdue() {
        return isGiven() && System.nanoTime() - deadline > 0;
    }

    /** Waits for that long, or until the signal. */
    void pause(Duration duration) {
        try {
            given.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            give();
        }
    }
}
