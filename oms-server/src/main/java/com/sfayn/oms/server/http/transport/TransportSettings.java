package com.sfayn.oms.server.http.transport;

import java.time.Duration;

/**
 * What connections may cost.
 *
 * @param bodies the least that a peer has to send while the server waits for its body
 * @param answers the least that a peer has to take of an answer. The window should be long: the system says only when a
 *     third of a connection's buffer is free that its reader has taken something, and no thread waits meanwhile
 * @param backlog most bytes of answers that wait for slow readers
 */
public record TransportSettings(ConnectionLimits connections, DataRate bodies, DataRate answers, long backlog) {
    /** As long as Jetty lets a connection be silent. */
    private static final Duration ANSWERS = Duration.ofSeconds(30);

    /**
     * An eighth of the heap for answers that wait, and half a minute for their readers.
     *
     * @param rate in both directions
     */
    public static TransportSettings of(ConnectionLimits connections, DataRate rate) {
        return new TransportSettings(
                connections,
                rate,
                new DataRate(rate.bytesPerSecond(), ANSWERS),
                Runtime.getRuntime().maxMemory() / 8);
    }
}
