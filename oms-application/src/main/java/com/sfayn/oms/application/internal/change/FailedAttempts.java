package com.sfayn.oms.application.internal.change;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.AttemptLimit;
import com.sfayn.oms.application.internal.cache.LruMap;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts failed attempts, so that codes and numbers can't be guessed by brute force. Attempts are counted per user and
 * order, and, with a higher limit, per user, because every customer can create new drafts. The counts are in memory:
 * several servers count separately, and a restart resets them.
 */
public final class FailedAttempts {
    /** The limit per user is this multiple of the limit per order. */
    private static final int ORDERS = 5;

    /** Largest number of entries in memory; the least recently used are evicted first. */
    private static final int REMEMBERED = 100_000;

    private final Map<List<Object>, Deque<Instant>> times = new LruMap<>(REMEMBERED);

    /** An attempt that counts as failed until it is taken back. */
    public record Attempt(OrderAction action, Actor actor, OrderId order, Instant at) {
        private List<Object> ofOrder() {
            return List.of(action, actor.tenant(), actor.user(), order);
        }

        private List<Object> ofUser() {
            return List.of(action, actor.tenant(), actor.user());
        }
    }

    /**
     * Counts an attempt before it runs, so that concurrent attempts can't exceed the limit.
     *
     * @return when to try again if the limit is reached; the attempt is not counted then
     */
    public synchronized Optional<Instant> begin(Attempt attempt, AttemptLimit limit) {
        Instant since = attempt.at().minus(limit.within());
        Optional<Instant> oldest = oldestOfTooMany(attempt.ofOrder(), since, limit.most())
                .or(() -> oldestOfTooMany(attempt.ofUser(), since, ORDERS * limit.most()));
        if (oldest.isPresent()) return oldest.map(time -> time.plus(limit.within()));
        for (List<Object> key : List.of(attempt.ofOrder(), attempt.ofUser())) {
            times.computeIfAbsent(key, unknown -> new ArrayDeque<>()).add(attempt.at());
        }
        return Optional.empty();
    }

    private Optional<Instant> oldestOfTooMany(List<Object> key, Instant since, int most) {
        Deque<Instant> known = times.get(key);
        if (known == null) return Optional.empty();
        while (!known.isEmpty() && !known.peek().isAfter(since)) known.remove();
        return known.size() < most ? Optional.empty() : Optional.of(known.peek());
    }

    /** Removes an attempt that did not fail, or that failed for a reason other than the guessed value. */
    public synchronized void takeBack(Attempt attempt) {
        for (List<Object> key : List.of(attempt.ofOrder(), attempt.ofUser())) {
            Deque<Instant> known = times.get(key);
            if (known == null) continue;
            known.removeLastOccurrence(attempt.at());
            if (known.isEmpty()) times.remove(key);
        }
    }
}
