package com.sfayn.oms.server.http.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** The bytes of a response that the network has not taken yet, in slices. Guarded by the lock of its response. */
final class UnsentBytes {
    /** Bytes per slice; small, so that the progress of a slow client can be measured. */
    static final int SLICE = 16 * 1024;

    private final Deque<ByteBuffer> parts = new ArrayDeque<>();
    private int inFlight;

    /** Adds bytes without copying them. */
    void add(ByteBuffer part) {
        parts.add(part);
    }

    /** Adds a copy, since the writer may use its buffer again. */
    void addCopy(ByteBuffer content, int size) {
        ByteBuffer copy = ByteBuffer.allocate(size);
        parts.add(size == 0 ? copy : copy.put(content).flip());
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Returns how many bytes wait for the client, including the slice that is being sent. */
    long size() {
        long size = inFlight;
        for (ByteBuffer part : parts) size += part.remaining();
        return size;
    }

    /** Notes that the current slice is sent, and returns its size. */
    int sliceSent() {
        int sent = inFlight;
        inFlight = 0;
        return sent;
    }

    /** Takes the next slice, which is in flight until {@link #sliceSent}. Null if there is none. */
    ByteBuffer nextSlice() {
        ByteBuffer part = parts.peek();
        if (part == null) return null;
        int size = Math.min(SLICE, part.remaining());
        ByteBuffer slice = part.slice(part.position(), size);
        part.position(part.position() + size);
        if (!part.hasRemaining()) parts.remove();
        inFlight = size;
        return slice;
    }

    void clear() {
        parts.clear();
        inFlight = 0;
    }
}
