package com.sfayn.oms.server.admission;

import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.admission.TooManyWaitingException.Bound;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the request that runs next: tenants take turns, and so do the users of a tenant. Skips a tenant or user whose
 * share is already running. Thread-safe; starts no threads.
 */
final class FairQueue {
    private final Shares shares;
    private final ComputeUsage usage;

    /** In the order of the turns. */
    private final Map<TenantId, TenantQueue> queues = new LinkedHashMap<>();

    private int running;
    private int aside;
    private int waiting;

    FairQueue(Shares shares, ComputeUsage usage) {
        this.shares = shares;
        this.usage = usage;
    }

    /** A request that may run now. The caller must pass it to {@link #ended}. */
    record Turn(RequestOwner owner, Runnable work, boolean heavy) {}

    /** @throws TooManyWaitingException if a limit on waiting requests is reached */
    synchronized void add(RequestOwner owner, Runnable work) {
        TenantQueue queue = queues.getOrDefault(owner.tenant(), new TenantQueue());
        requireRoom(queue, owner.user());
        queues.putIfAbsent(owner.tenant(), queue);
        queue.add(owner.user(), work);
        waiting++;
    }

    private void requireRoom(TenantQueue queue, String user) {
        if (queue.waiting(user) >= shares.waitingOfUser()) throw new TooManyWaitingException(Bound.USER);
        if (queue.waiting() >= shares.waitingOfTenant()) throw new TooManyWaitingException(Bound.TENANT);
        if (waiting >= shares.mostWaiting()) throw new TooManyWaitingException(Bound.ALL);
        if (queue.waiting() >= fairShareOfWaiting(queue)) throw new TooManyWaitingException(Bound.ALL);
    }

    /** Divides the waiting places by the number of tenants that wait; at least one place per tenant. */
    private int fairShareOfWaiting(TenantQueue queue) {
        long tenants = queues.values().stream()
                .filter(other -> other != queue && other.waiting() > 0)
                .count();
        return (int) Math.max(1, shares.waiting() / (tenants + 1));
    }

    /** Returns the request to run now; empty if none may run. */
    synchronized Optional<Turn> next() {
        if (running >= shares.running()) return Optional.empty();
        for (Iterator<Map.Entry<TenantId, TenantQueue>> entries =
                        queues.entrySet().iterator();
                entries.hasNext(); ) {
            Map.Entry<TenantId, TenantQueue> entry = entries.next();
            Optional<Turn> turn = entry.getValue().next(entry.getKey(), shares, usage);
            if (turn.isPresent()) {
                entries.remove();
                queues.put(entry.getKey(), entry.getValue());
                running++;
                waiting--;
                return turn;
            }
        }
        return Optional.empty();
    }

    /**
     * Frees the request's slot for others while it waits for an external system.
     *
     * @return false if too many requests have stepped aside; then nothing has changed
     */
    synchronized boolean stepAside(Turn turn) {
        if (aside >= shares.aside()) return false;
        if (!queues.get(turn.owner().tenant()).stepAside(turn, shares.asideOfTenant())) return false;
        aside++;
        running--;
        return true;
    }

    /** Continues a request that stepped aside, at once, even if that exceeds the limit on running requests. */
    synchronized void comeBack(Turn turn) {
        queues.get(turn.owner().tenant()).comeBack(turn);
        aside--;
        running++;
    }

    /** @param nanos CPU time that the request used */
    synchronized void ended(Turn turn, long nanos) {
        usage.add(turn.owner(), nanos);
        running--;
        TenantQueue queue = queues.get(turn.owner().tenant());
        queue.ended(turn);
        if (queue.isIdle()) queues.remove(turn.owner().tenant());
    }

    /** Returns the number of tenants with running or waiting requests. */
    synchronized int tenants() {
        return queues.size();
    }

    synchronized int running() {
        return running;
    }

    synchronized int waiting() {
        return waiting;
    }
}
