package com.sfayn.oms.server.http.transport;

/**
 * What connections may cost.
 *
 * @param rate the least that a peer has to send or take
 * @param backlog most bytes of answers that wait for slow readers
 */
public record TransportSettings(ConnectionLimits connections, DataRate rate, long backlog) {
    /** An eighth of the heap for answers that wait. */
    public static TransportSettings of(ConnectionLimits connections, DataRate rate) {
        return new TransportSettings(connections, rate, Runtime.getRuntime().maxMemory() / 8);
    }
}
