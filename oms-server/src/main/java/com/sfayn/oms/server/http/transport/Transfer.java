package com.sfayn.oms.server.http.transport;

/** A transfer of bytes from or to a peer that may be slow. */
interface Transfer {
    /** Returns whether the transfer waits for the peer. */
    boolean waitsForPeer();

    /** Returns the number of bytes transferred so far. */
    long moved();

    /** Ends the transfer because the peer is too slow; called once. */
    void endAsTooSlow();
}
