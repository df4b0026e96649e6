package com.sfayn.oms.server.http.transport;

import java.time.Duration;

/**
 * Limits the number of connections, and the time for sending a request's headers.
 *
 * @param most limit on all connections together; 0 for no limit
 * @param mostOfAddress limit on the connections of one address (one /64 network for IPv6); 0 for no limit, which a
 *     server behind a proxy needs
 * @param headerTime longest time from a request's first byte to the end of its headers
 */
public record ConnectionLimits(int most, int mostOfAddress, Duration headerTime) {
    /** High, because a connection holds no thread. */
    public static final ConnectionLimits DEFAULT = new ConnectionLimits(8_000, 2_000, Duration.ofSeconds(10));
}
