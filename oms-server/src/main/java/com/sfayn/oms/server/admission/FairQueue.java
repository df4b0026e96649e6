package com.sfayn.oms.server.admission;

import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.admission.TooManyWaitingException.Bound;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is next: the tenants take turns, and within a tenant its users. Whoever has their share running is passed over.
 * Knows no threads and no time. Thread-safe.
 */
final class FairQueue {
    private final Shares shares;
    private final ComputeUsage usage;

    /** In the order of their turns. */
    private final Map<TenantId, TenantQueue> lanes = new LinkedHashMap<>();

    private int running;
    private int aside;
    private int waiting;

    FairQueue(Shares shares, ComputeUsage usage) {
        this.shares = shares;
        this.usage = usage;
    }

    /** Something that may run now, and is to be ended. */
    record Turn(Caller caller, Runnable work, boolean heavy) {}

    /** @throws TooManyWaitingException if as many are waiting as may */
    synchronized void add(Caller caller, Runnable work) {
        TenantQueue lane = lanes.getOrDefault(caller.tenant(), new TenantQueue());
        requireRoom(lane, caller.user());
        lanes.putIfAbsent(caller.tenant(), lane);
        lane.add(caller.user(), work);
        waiting++;
    }

    private void requireRoom(TenantQueue lane, String user) {
        if (lane.waiting(user) >= shares.waitingOfUser()) throw new TooManyWaitingException(Bound.USER);
        if (lane.waiting() >= shares.waitingOfTenant()) throw new TooManyWaitingException(Bound.TENANT);
        if (waiting >= shares.mostWaiting()) throw new TooManyWaitingException(Bound.ALL);
        if (lane.waiting() >= fairShareOfWaiting(lane)) throw new TooManyWaitingException(Bound.ALL);
    }

    /** The more tenants wait, the fewer of each may; one that has none waiting finds room for one. */
    private int fairShareOfWaiting(TenantQueue lane) {
        long tenants = lanes.values().stream()
                .filter(other -> other != lane && other.waiting() > 0)
                .count();
        return (int) Math.max(1, shares.waiting() / (tenants + 1));
    }

    /** What is to run now; empty if nothing may. */
    synchronized Optional<Turn> next() {
        if (running >= shares.running()) return Optional.empty();
        for (Iterator<Map.Entry<TenantId, TenantQueue>> entries =
                        lanes.entrySet().iterator();
                entries.hasNext(); ) {
            Map.Entry<TenantId, TenantQueue> entry = entries.next();
            Optional<Turn> turn = entry.getValue().next(entry.getKey(), shares, usage);
            if (turn.isPresent()) {
                entries.remove();
                lanes.put(entry.getKey(), entry.getValue());
                running++;
                waiting--;
                return turn;
            }
        }
        return Optional.empty();
    }

    /**
     * Lets others run meanwhile, as it waits for something outside.
     *
     * @return false if as many have stepped aside as may; then nothing has changed
     */
    synchronized boolean stepAside(Turn turn) {
        if (aside >= shares.aside()) return false;
        if (!lanes.get(turn.caller().tenant()).stepAside(turn, shares.asideOfTenant())) return false;
        aside++;
        running--;
        return true;
    }

    /** Goes on at once, even if more are running then than should. */
    synchronized void comeBack(Turn turn) {
        lanes.get(turn.caller().tenant()).comeBack(turn);
        aside--;
        running++;
    }

    /** @param nanos what it computed */
    synchronized void ended(Turn turn, long nanos) {
        usage.add(turn.caller(), nanos);
        running--;
        TenantQueue lane = lanes.get(turn.caller().tenant());
        lane.ended(turn);
        if (lane.isIdle()) lanes.remove(turn.caller().tenant());
    }

    /** Tenants that have anything running or waiting. */
    synchronized int tenants() {
        return lanes.size();
    }

    synchronized int running() {
        return running;
    }

    synchronized int waiting() {
        return waiting;
    }
}
