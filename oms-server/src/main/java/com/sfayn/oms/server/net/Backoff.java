package com.sfayn.oms.server.net;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Computes the pause after a failure: doubled each time, up to a limit, with jitter so that instances don't retry at
 * the same moment. Confined to one thread.
 */
public final class Backoff {
    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private int failures;

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** Counts another failure. Returns a random pause between half of the computed one and all of it. */
    public Duration next() {
        long due = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(due / 2, due + 1));
    }

    /** Resets the pause if the work ran long enough before it failed. */
    public void lasted(Duration time) {
        if (time.compareTo(longest) >= 0) reset();
    }

    /** Treats the next failure as the first one. */
    public void reset() {
        failures = 0;
    }
}
