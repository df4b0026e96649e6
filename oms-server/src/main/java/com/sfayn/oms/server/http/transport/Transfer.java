package com.sfayn.oms.server.http.transport;

/** Bytes on their way from or to a peer that may be slow. */
interface Transfer {
    /** Whether it is the peer that has to do something now. */
    boolean waitsForPeer();

    /** Bytes that have passed so far. */
    long moved();

    /** The peer is slower than allowed; called once. */
    void endAsTooSlow();
}
