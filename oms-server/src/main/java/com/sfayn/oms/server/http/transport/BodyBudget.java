package com.sfayn.oms.server.http.transport;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Limits the space that request bodies take, from their first byte until they are closed. A group (tenant) gets at most
 * three quarters of it, an owner (user) half. When the budget is exhausted, the oldest body that is still arriving is
 * evicted, of the owner that holds most in the group that holds most. So a client that holds back the ends of many
 * bodies loses these, and an owner that holds little always gets space. Thread-safe.
 */
public final class BodyBudget {
    /** A body up to this size may use a reserve of an eighth. */
    static final long SMALL = 32L * 1024;

    private final long limit;
    private final Map<Object, Long> groups = new HashMap<>();
    private final Map<Owner, Long> owners = new HashMap<>();

    /** Bodies that are still arriving. */
    private final Set<Reservation> arriving = new HashSet<>();

    private long taken;
    private long opened;

    /** @param limit in bytes */
    public BodyBudget(long limit) {
        this.limit = limit;
    }

    /**
     * The owner of a body.
     *
     * @param group such as a tenant
     * @param member such as a user of the tenant
     */
    public record Owner(Object group, Object member) {}

    /**
     * Opens a reservation of zero bytes for a new body.
     *
     * @param weight bytes of the budget that each byte of the body takes
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
            Reservation evicted = toEvict(body);
            if (evicted == null) return true;
            if (evicted != body) {
                close(evicted);
                evicted.onEviction.run();
                continue;
            }
            if (body.held <= SMALL && taken <= limit + limit / 8) return true;
            count(body, -bytes);
            return false;
        }
    }

    /** Returns the body to evict; null while there is space for all. */
    private Reservation toEvict(Reservation body) {
        if (owners.getOrDefault(body.owner, 0L) > limit / 2) return oldest(body, true, true);
        if (groups.getOrDefault(body.owner.group(), 0L) > limit / 4 * 3) return oldest(body, true, false);
        return taken > limit ? oldest(body, false, false) : null;
    }

    private Reservation oldest(Reservation body, boolean sameGroup, boolean sameOwner) {
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

    /** The space of one body. */
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

        /** @param action called when other bodies need the space; must not block */
        void onEviction(Runnable action) {
            onEviction = action;
        }

        /** Reserves space for more bytes of the body. Returns false if there is none. */
        boolean take(long bytes) {
            return BodyBudget.this.take(this, bytes * weight);
        }

        /** Protects the body from eviction from now on. Returns false if it was evicted already. */
        boolean arrived() {
            return BodyBudget.this.arrived(this);
        }

        /** Releases the space. May be called more than once. */
        @Override
        public void close() {
            BodyBudget.this.close(this);
        }
    }
}
