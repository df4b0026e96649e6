package com.sfayn.oms.server.http.transport;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All answers that wait in memory for their readers. Beyond its limit, the reader who has taken nothing for the longest
 * time is cut off.
 */
final class Backlog {
    private final long limit;
    private final AtomicLong bytes = new AtomicLong();
    private final Set<UnblockedResponse> waiting = ConcurrentHashMap.newKeySet();

    /** @param limit in bytes */
    Backlog(long limit) {
        this.limit = limit;
    }

    void add(UnblockedResponse response) {
        waiting.add(response);
    }

    void remove(UnblockedResponse response) {
        waiting.remove(response);
    }

    void grew(long more) {
        if (bytes.addAndGet(more) > limit) {
            waiting.stream()
                    .min(Comparator.comparingLong(UnblockedResponse::lastMoved))
                    .ifPresent(UnblockedResponse::endAsTooSlow);
        }
    }

    void shrank(long less) {
        bytes.addAndGet(-less);
    }
}
