package com.sfayn.oms.server.outbound;

import java.time.Duration;

/**
 * Limits what one receiver can take of the server.
 *
 * @param connect for the lookup of the host, the connection and the TLS handshake together
 * @param attempt for the whole attempt, {@code connect} included
 * @param reuse how long after it was opened a connection may serve further requests
 * @param body of a response, in bytes; the connection is closed after them
 */
record TransportLimits(Duration connect, Duration attempt, Duration reuse, int body) {
    static final TransportLimits DEFAULT =
            new TransportLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60), 16 * 1024);

    /** The same limits for an attempt that may take at most this long. */
    TransportLimits within(Duration longest) {
        return longest.compareTo(attempt) < 0 ? new TransportLimits(connect, longest, reuse, body) : this;
    }
}
