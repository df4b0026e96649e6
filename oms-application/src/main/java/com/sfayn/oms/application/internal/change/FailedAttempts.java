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
 * Counts what users try in vain, so that codes and numbers can't be guessed by trying. Counted are attempts of one user
 * on one order, and, more generously, of one user on all orders, since anybody can make new drafts. Kept in the memory
 * of this process: several servers count each for itself, and a restart forgets.
 */
public final class FailedAttempts {
    /** How many orders' worth of attempts a user has in all. */
    private static final int ORDERS = 5;

    /** Entries of users and orders; the ones that were not used for longest are forgotten first. */
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
     * Counts an attempt before it is made, so that many at the same time are not more.
     *
     * @return when to try again, if there were too many; then it is not counted
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

    /** It was not in vain, or says nothing about what can be guessed. */
    public synchronized void takeBack(Attempt attempt) {
        for (List<Object> key : List.of(attempt.ofOrder(), attempt.ofUser())) {
            Deque<Instant> known = times.get(key);
            if (known == null) continue;
            known.removeLastOccurrence(attempt.at());
            if (known.isEmpty()) times.remove(key);
        }
    }
}
