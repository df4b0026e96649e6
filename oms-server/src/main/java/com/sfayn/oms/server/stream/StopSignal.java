package com.sfayn.oms.server.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells the readers to stop, and wakes those that pause. Nobody is interrupted: an interrupt would close an H2 file. */
final class StopSignal {
    private final CountDownLatch given = new CountDownLatch(1);
    private final Duration grace;
    private volatile long deadline;

    /** @param grace how long what is in hand may take after the signal */
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

    /** Whether even what is in hand has to be left. */
    boolean isOverdue() {
        return isGiven() && System.nanoTime() - deadline > 0;
    }

    /** Waits that long, or until the signal. */
    void pause(Duration duration) {
        try {
            given.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            give();
        }
    }
}
