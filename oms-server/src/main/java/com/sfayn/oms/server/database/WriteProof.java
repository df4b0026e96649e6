package com.sfayn.oms.server.database;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Remembers when a test write last succeeded, so that not every readiness check has to write. */
final class WriteProof {
    private static final Duration HOLDS = Duration.ofSeconds(5);

    /** Longer than changes wait for each other in a busy database. */
    private static final Duration OVERDUE = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private long last;
    private boolean holds;

    /** @param nanos a clock such as {@link System#nanoTime} */
    WriteProof(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    /** Notes that a test write has just succeeded. */
    void record() {
        last = nanos.getAsLong();
        holds = true;
    }

    /** Discards the proof after a failure. */
    void discard() {
        holds = false;
    }

    boolean holds() {
        return holds && age() < HOLDS.toNanos();
    }

    boolean isOverdue() {
        return age() > OVERDUE.toNanos();
    }

    private long age() {
        return nanos.getAsLong() - last;
    }
}
