package com.sfayn.oms.server.http.exchange;

import com.sfayn.oms.server.http.transport.BodyBudget;

/** A body in memory. Counts against the memory budget until it is closed. */
public final class ReceivedBody implements AutoCloseable {
    private final BodyBudget.Reservation room;
    private volatile byte[] bytes;

    ReceivedBody(byte[] bytes, BodyBudget.Reservation room) {
        this.bytes = bytes;
        this.room = room;
    }

    /** @throws IllegalStateException if it is closed */
    public byte[] bytes() {
        byte[] kept = bytes;
        if (kept == null) throw new IllegalStateException("The body is already closed.");
        return kept;
    }

    @Override
    public void close() {
        bytes = null;
        room.close();
    }
}
