package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.ImportLog.EndedImport;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Group;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reports to admins how many snapshots there are, how fresh they are, and how their last imports ended. */
public final class ReviewSnapshots {
    /** Denotes the tenant as a whole, and sorts before all vendor ids. */
    private static final String TENANT = "";

    private final Storage storage;
    private final Callers callers;

    public ReviewSnapshots(Storage storage, Callers callers) {
        this.storage = storage;
        this.callers = callers;
    }

    /**
     * Returns for each type the status of the whole tenant, then of every vendor that has rows or imported any, ordered
     * by id.
     */
    public Answer<List<SnapshotStatus>> handle(Actor actor) {
        return storage.inTransaction(
                actor.tenant(),
                store -> callers.permitted(store, actor, store.access(actor.user()), Permission.SNAPSHOTS)
                        .fold(caller -> Answer.of(statuses(store)), Answer::refused));
    }

    private static List<SnapshotStatus> statuses(TenantStore store) {
        Map<SnapshotType, Map<String, Tally>> tallies = new EnumMap<>(SnapshotType.class);
        for (SnapshotType type : SnapshotType.values()) {
            tallies.put(type, new TreeMap<>(Map.of(TENANT, new Tally())));
        }
        for (Group group : store.snapshots().count()) {
            Map<String, Tally> ofType = tallies.get(group.type());
            ofType.get(TENANT).count(group);
            if (group.vendorId() != null) tally(ofType, group.vendorId()).count(group);
        }
        for (EndedImport last : store.imports().last()) {
            tally(tallies.get(last.type()), last.vendorId() == null ? TENANT : last.vendorId())
                    .note(last);
        }
        List<SnapshotStatus> statuses = new ArrayList<>();
        tallies.forEach((type, ofType) -> {
            EndedImport tenants = ofType.get(TENANT).lastImport;
            ofType.forEach((vendorId, tally) -> {
                tally.note(tenants);
                statuses.add(tally.status(type, vendorId.equals(TENANT) ? null : vendorId));
            });
        });
        return statuses;
    }

    private static Tally tally(Map<String, Tally> ofType, String vendorId) {
        return ofType.computeIfAbsent(vendorId, id -> new Tally());
    }

    /** Adds up one status. */
    private static final class Tally {
        private int active;
        private int inactive;
        private Group newest;
        private EndedImport lastImport;

        void count(Group group) {
            active += group.active();
            inactive += group.inactive();
            if (newest == null || group.newestAt().isAfter(newest.newestAt())) newest = group;
        }

        /** @param ended null if there was none */
        void note(EndedImport ended) {
            boolean later =
                    ended != null && (lastImport == null || ended.endedAt().isAfter(lastImport.endedAt()));
            if (later) lastImport = ended;
        }

        SnapshotStatus status(SnapshotType type, String vendorId) {
            return new SnapshotStatus(
                    type,
                    vendorId,
                    active,
                    inactive,
                    newest == null ? null : newest.newestAt(),
                    newest == null ? null : newest.source(),
                    lastImport == null ? null : lastImport.endedAt(),
                    lastImport == null ? null : lastImport.outcome());
        }
    }
}
