package com.sfayn.oms.server.load;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Times at which requests are due, at a fixed rate whatever the server does. A client that pauses after each answer
 * sends less to a slow server, and leaves out of its figures the requests that would have waited.
 */
final class Schedule {
    private final long period;
    private final long end;
    private final long givingUp;
    private long due;

    /** @param grace how long after the end requests that are late may still be sent */
    Schedule(Duration period, Duration time, Duration grace) {
        this.period = period.toNanos();
        this.due = System.nanoTime();
        this.end = due + time.toNanos();
        this.givingUp = end + grace.toNanos();
    }

    /** Waits for the next time, if it is not over already. Empty at the end, or if requests are late by too much. */
    OptionalLong next() throws InterruptedException {
        long now = System.nanoTime();
        if (due - end >= 0 || now - givingUp >= 0) return OptionalLong.empty();
        if (due - now > 0) TimeUnit.NANOSECONDS.sleep(due - now);
        long planned = due;
        due += period;
        return OptionalLong.of(planned);
    }

    /** How many were planned and can't be sent any more. */
    long missed() {
        return Math.max(0, (end - due + period - 1) / period);
    }
}
