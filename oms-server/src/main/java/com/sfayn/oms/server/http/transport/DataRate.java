package com.sfayn.oms.server.http.transport;

import java.time.Duration;

/**
 * The minimum rate at which a peer must send or receive while the server waits for it. It is measured per window and
 * not over the whole transfer, because the buffers of the operating system take the beginning of a response at once.
 * Time in which there is nothing to transfer does not count, so an event stream may be silent.
 *
 * @param bytesPerSecond 0 for no minimum
 * @param window how long a peer may pause
 */
public record DataRate(int bytesPerSecond, Duration window) {
    /** A rate that even a bad mobile connection reaches. */
    public static final DataRate DEFAULT = new DataRate(500, Duration.ofSeconds(10));

    /** Returns a rate over the default window. */
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
