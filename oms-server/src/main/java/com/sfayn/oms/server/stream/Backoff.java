package com.sfayn.oms.server.stream;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait after failing: twice as long each time, up to a bound, and not all instances at the same moment.
 * Confined to one thread.
 */
final class Backoff {
    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private int failures;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** After another failure: between half of the pause that is due and all of it. */
    Duration next() {
        long due = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(due / 2, due + 1));
    }

    /** What failed now had gone well that long; soon after its beginning, it is one more failure of the same kind. */
    void lasted(Duration time) {
        if (time.compareTo(longest) >= 0) reset();
    }

    /** It went well: the next failure is a first one. */
    void reset() {
        failures = 0;
    }
}
