package com.sfayn.oms.server.database;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a database was last seen to take a change. A proof is a write, so it is not repeated at every question. */
final class WriteProof {
    private static final Duration HOLDS = Duration.ofSeconds(5);

    /** Longer than changes wait for each other in a database that is only busy. */
    private static final Duration OVERDUE = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private long last;
    private boolean holds;

    /** @param nanos a clock such as {@link System#nanoTime} */
    WriteProof(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    void given() {
        last = nanos.getAsLong();
        holds = true;
    }

    /** After something that speaks against it. */
    void withdraw() {
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
