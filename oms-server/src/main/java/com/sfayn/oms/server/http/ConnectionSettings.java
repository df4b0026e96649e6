package com.sfayn.oms.server.http;

import java.time.Duration;

/**
 * What connections may cost, and how they end.
 *
 * @param most connections of all addresses together; 0 for any number
 * @param mostOfAddress connections of one address; 0 for any number, which a server behind a proxy needs
 * @param minDataRate the least that a peer has to send or take, in bytes per second over ten seconds; 0 for any
 * @param drainTime how long {@code /health/ready} says no before the port closes
 */
public record ConnectionSettings(int most, int mostOfAddress, int minDataRate, Duration drainTime) {
    /** 8,000 connections, 2,000 of one address, 500 bytes per second, and no time to drain. */
    public static final ConnectionSettings DEFAULT = new ConnectionSettings(8_000, 2_000, 500, Duration.ZERO);
}
