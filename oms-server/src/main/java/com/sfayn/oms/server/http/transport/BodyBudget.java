package com.sfayn.oms.server.http.transport;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much room request bodies may take, from their first byte until they are no longer needed. A group of owners gets
 * at most three quarters of it, an owner half. When there is no room left, the body that has been coming in for the
 * longest time is ended, of the owner that holds most in the group that holds most. So a sender who holds back the end
 * of many bodies loses these, and a body of somebody who holds little always finds room. Thread-safe.
 */
public final class BodyBudget {
    /** A body up to this size may use a reserve of an eighth. */
    static final long SMALL = 32L * 1024;

    private final long limit;
    private final Map<Object, Long> groups = new HashMap<>();
    private final Map<Owner, Long> owners = new HashMap<>();

    /** Bodies that are still coming in. */
    private final Set<Reservation> arriving = new HashSet<>();

    private long taken;
    private long opened;

    /** @param limit in bytes */
    public BodyBudget(long limit) {
        this.limit = limit;
    }

    /**
     * Whose body it is.
     *
     * @param group such as a tenant
     * @param member such as a user of it
     */
    public record Owner(Object group, Object member) {}

    /**
     * Begins a body, with no bytes yet.
     *
     * @param weight bytes of room for each byte of the body
     */
    public synchronized Reservation open(Owner owner, int weight) {
        Reservation reservation = new Reservation(owner, weight, opened++);
        arriving.add(reservation);
        return reservation;
    }

    synchronized long taken() {
        return taken;
    }

    private synchronized boolean take(Reservation body, long bytes) {
        if (body.closed) return false;
        count(body, bytes);
        while (true) {
            Reservation last = tooMuch(body);
            if (last == null) return true;
            if (last != body) {
                close(last);
                last.onEviction.run();
                continue;
            }
            if (body.held <= SMALL && taken <= limit + limit / 8) return true;
            count(body, -bytes);
            return false;
        }
    }

    /** The body that has to go; null while there is room for all. */
    private Reservation tooMuch(Reservation body) {
        if (owners.getOrDefault(body.owner, 0L) > limit / 2) return last(body, true, true);
        if (groups.getOrDefault(body.owner.group(), 0L) > limit / 4 * 3) return last(body, true, false);
        return taken > limit ? last(body, false, false) : null;
    }

    private Reservation last(Reservation body, boolean sameGroup, boolean sameOwner) {
        return arriving.stream()
                .filter(other -> !sameGroup || other.owner.group().equals(body.owner.group()))
                .filter(other -> !sameOwner || other.owner.equals(body.owner))
                .filter(other -> other.held > 0)
                .max(Comparator.<Reservation>comparingLong(other -> groups.get(other.owner.group()))
                        .thenComparingLong(other -> owners.get(other.owner))
                        .thenComparingLong(other -> -other.number))
                .orElse(body);
    }

    private void count(Reservation body, long bytes) {
        body.held += bytes;
        taken += bytes;
        count(groups, body.owner.group(), bytes);
        count(owners, body.owner, bytes);
    }

    private static <K> void count(Map<K, Long> held, K key, long bytes) {
        long now = held.getOrDefault(key, 0L) + bytes;
        if (now == 0) {
            held.remove(key);
        } else {
            held.put(key, now);
        }
    }

    private synchronized void close(Reservation body) {
        if (body.closed) return;
        body.closed = true;
        arriving.remove(body);
        count(body, -body.held);
    }

    private synchronized boolean arrived(Reservation body) {
        arriving.remove(body);
        return !body.closed;
    }

    /** The room of one body. */
    public final class Reservation implements AutoCloseable {
        private final Owner owner;
        private final int weight;
        private final long number;
        private Runnable onEviction = () -> {};
        private long held;
        private boolean closed;

        private Reservation(Owner owner, int weight, long number) {
            this.owner = owner;
            this.weight = weight;
            this.number = number;
        }

        /** @param ended is called when others need the room; must not wait */
        void onEviction(Runnable ended) {
            onEviction = ended;
        }

        /** Whether there is room for so many more bytes of the body. */
        boolean take(long bytes) {
            return BodyBudget.this.take(this, bytes * weight);
        }

        /** From now on it is not ended any more. Says whether it still has its room. */
        boolean arrived() {
            return BodyBudget.this.arrived(this);
        }

        /** The body is no longer needed. May be called again. */
        @Override
        public void close() {
            BodyBudget.this.close(this);
        }
    }
}
