package com.sfayn.oms.server.http;

import java.time.Duration;

/**
 * Limits connections and sets the drain time at shutdown.
 *
 * @param most limit on all connections together; 0 for no limit
 * @param mostOfAddress limit on the connections of one address; 0 for no limit, which a server behind a proxy needs
 * @param minDataRate slowest rate at which a peer may send or receive, in bytes per second over ten seconds; 0 for no
 *     limit
 * @param drainTime how long {@code /health/ready} reports DOWN before the port closes
 */
public record ConnectionSettings(int most, int mostOfAddress, int minDataRate, Duration drainTime) {
    /** 8,000 connections, 2,000 of one address, 500 bytes per second, and no time to drain. */
    public static final ConnectionSettings DEFAULT = new ConnectionSettings(8_000, 2_000, 500, Duration.ZERO);
}
