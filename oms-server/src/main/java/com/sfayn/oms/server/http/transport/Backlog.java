package com.sfayn.oms.server.http.transport;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tracks the response bytes that wait in memory for slow clients. Above the limit, cuts off the clients that have
 * received nothing for the longest time.
 */
final class Backlog {
    private final long limit;
    private final AtomicLong bytes = new AtomicLong();
    private final Set<NonBlockingResponse> waiting = ConcurrentHashMap.newKeySet();

    /** @param limit in bytes */
    Backlog(long limit) {
        this.limit = limit;
    }

    void add(NonBlockingResponse response) {
        waiting.add(response);
    }

    void remove(NonBlockingResponse response) {
        waiting.remove(response);
    }

    void grew(long more) {
        long excess = bytes.addAndGet(more) - limit;
        while (excess > 0) {
            Optional<NonBlockingResponse> slowest = waiting.stream()
                    .filter(NonBlockingResponse::waitsForPeer)
                    .min(Comparator.comparingLong(NonBlockingResponse::lastMoved));
            if (slowest.isEmpty()) return;
            excess -= slowest.get().kept();
            slowest.get().endAsTooSlow();
        }
    }

    void shrank(long less) {
        bytes.addAndGet(-less);
    }

    long bytes() {
        return bytes.get();
    }
}
