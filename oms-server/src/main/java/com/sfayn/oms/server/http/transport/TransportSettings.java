package com.sfayn.oms.server.http.transport;

import java.time.Duration;

/**
 * Limits of connections, data rates and memory.
 *
 * @param bodies minimum rate of a request body
 * @param answers minimum rate at which a client reads a response. The window should be long, because the system reports
 *     progress only when a third of the connection's buffer is free, and no thread waits meanwhile
 * @param backlog limit on the response bytes that wait in memory for slow clients
 */
public record TransportSettings(ConnectionLimits connections, DataRate bodies, DataRate answers, long backlog) {
    /** The same as Jetty's idle timeout. */
    private static final Duration ANSWERS = Duration.ofSeconds(30);

    /**
     * Returns settings with 1/8 of the heap for waiting responses, and a window of 30 seconds for their clients.
     *
     * @param rate minimum in both directions
     */
    public static TransportSettings of(ConnectionLimits connections, DataRate rate) {
        return new TransportSettings(
                connections,
                rate,
                new DataRate(rate.bytesPerSecond(), ANSWERS),
                Runtime.getRuntime().maxMemory() / 8);
    }
}
