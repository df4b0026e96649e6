package com.sfayn.oms.server.http.transport;

/** Counts refused connections. */
@FunctionalInterface
public interface RefusedConnections {
    /** @param limit which limit was reached: {@code address} or {@code total} */
    void refused(String limit);
}
