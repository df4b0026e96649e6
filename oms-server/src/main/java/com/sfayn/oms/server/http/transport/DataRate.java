package com.sfayn.oms.server.http.transport;

import java.time.Duration;

/**
 * The least that a peer has to send or take while the server waits for it. It is measured over windows and not over the
 * whole transfer, since the buffers of the operating system take the beginning of an answer at once. Time in which
 * nothing is to be transferred does not count, so an event stream may be silent for as long as it likes.
 *
 * @param bytesPerSecond 0 for any
 * @param window how long a peer may pause
 */
public record DataRate(int bytesPerSecond, Duration window) {
    /** What a bad mobile connection still does. */
    public static final DataRate DEFAULT = new DataRate(500, Duration.ofSeconds(10));

    /** The default window with another rate. */
    public static DataRate of(int bytesPerSecond) {
        return new DataRate(bytesPerSecond, DEFAULT.window());
    }

    boolean isLimited() {
        return bytesPerSecond > 0;
    }

    long bytesPerWindow() {
        return Math.max(1, bytesPerSecond * window.toMillis() / 1_000);
    }
}
