package com.sfayn.oms.server.http.transport;

import java.time.Duration;

/**
 * How many connections there may be, and how long one may take for a request's headers.
 *
 * @param most of all addresses together; 0 for any number
 * @param mostOfAddress of one address (of one /64 network for IPv6); 0 for any number, as a server needs it that only
 *     its proxy connects to
 * @param headerTime longest time from a request's first byte to the end of its headers
 */
public record ConnectionLimits(int most, int mostOfAddress, Duration headerTime) {
    /** A connection holds no thread, so that many are cheap. */
    public static final ConnectionLimits DEFAULT = new ConnectionLimits(8_000, 2_000, Duration.ofSeconds(10));
}
