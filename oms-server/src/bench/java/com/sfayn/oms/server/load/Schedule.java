package com.sfayn.oms.server.load;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Computes when requests are due, at a fixed rate independent of the server. A client that waits for each response
 * would send less to a slow server, and its figures would omit the requests that would have waited.
 */
final class Schedule {
    private final long period;
    private final long end;
    private final long givingUp;
    private long due;

    /** @param grace how long after the end late requests may still be sent */
    Schedule(Duration period, Duration time, Duration grace) {
        this.period = period.toNanos();
        this.due = System.nanoTime();
        this.end = due + time.toNanos();
        this.givingUp = end + grace.toNanos();
    }

    /** Waits until the next request is due. Empty at the end, or if requests are too late. */
    OptionalLong next() throws InterruptedException {
        long now = System.nanoTime();
        if (due - end >= 0 || now - givingUp >= 0) return OptionalLong.empty();
        if (due - now > 0) TimeUnit.NANOSECONDS.sleep(due - now);
        long planned = due;
        due += period;
        return OptionalLong.of(planned);
    }

    /** Returns how many planned requests were not sent. */
    long missed() {
        return Math.max(0, (end - due + period - 1) / period);
    }
}
