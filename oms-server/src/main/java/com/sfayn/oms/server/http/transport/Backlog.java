package com.sfayn.oms.server.http.transport;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All answers that wait in memory for their readers. Beyond its limit, the readers who have taken nothing for the
 * longest time are cut off.
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
        long tooMuch = bytes.addAndGet(more) - limit;
        while (tooMuch > 0) {
            Optional<NonBlockingResponse> slowest = waiting.stream()
                    .filter(NonBlockingResponse::waitsForPeer)
                    .min(Comparator.comparingLong(NonBlockingResponse::lastMoved));
            if (slowest.isEmpty()) return;
            tooMuch -= slowest.get().kept();
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
