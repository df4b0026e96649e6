package com.sfayn.oms.server.admission;

import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.admission.FairQueue.Turn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The running and waiting requests of one tenant. Not thread-safe; {@link FairQueue} guards it. */
final class TenantQueue {
    /** In the order of the turns. */
    private final Map<String, UserLane> users = new LinkedHashMap<>();

    private int running;
    private int aside;
    private int heavy;
    private int waiting;

    private static final class UserLane {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private int running;

        boolean isIdle() {
            return running == 0 && waiting.isEmpty();
        }
    }

    int waiting() {
        return waiting;
    }

    int waiting(String user) {
        UserLane lane = users.get(user);
        return lane == null ? 0 : lane.waiting.size();
    }

    boolean isIdle() {
        return users.isEmpty();
    }

    void add(String user, Runnable work) {
        users.computeIfAbsent(user, id -> new UserLane()).waiting.add(work);
        waiting++;
    }

    Optional<Turn> next(TenantId tenant, Shares shares, ComputeUsage usage) {
        if (waiting == 0 || running >= shares.ofTenant()) return Optional.empty();
        for (Iterator<Map.Entry<String, UserLane>> entries = users.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<String, UserLane> entry = entries.next();
            UserLane user = entry.getValue();
            if (user.waiting.isEmpty() || user.running >= shares.ofUser()) continue;
            RequestOwner owner = new RequestOwner(tenant, entry.getKey());
            boolean computesLong = usage.isHeavy(owner);
            if (computesLong && heavy >= shares.heavyOfTenant()) continue;
            entries.remove();
            users.put(entry.getKey(), user);
            user.running++;
            running++;
            waiting--;
            if (computesLong) heavy++;
            return Optional.of(new Turn(owner, user.waiting.remove(), computesLong));
        }
        return Optional.empty();
    }

    /** Still counts the request as running for its user, so that one user can't take all places of the tenant. */
    boolean stepAside(Turn turn, int most) {
        if (aside >= most) return false;
        aside++;
        running--;
        if (turn.heavy()) heavy--;
        return true;
    }

    void comeBack(Turn turn) {
        aside--;
        running++;
        if (turn.heavy()) heavy++;
    }

    void ended(Turn turn) {
        running--;
        if (turn.heavy()) heavy--;
        UserLane user = users.get(turn.owner().user());
        user.running--;
        if (user.isIdle()) users.remove(turn.owner().user());
    }
}
