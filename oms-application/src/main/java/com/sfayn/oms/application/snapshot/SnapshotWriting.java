package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotRepository;
import com.sfayn.oms.application.port.SnapshotRepository.Counts;
import com.sfayn.oms.application.port.SnapshotType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes changes of one type, the same way for every feed.
 *
 * @param type of all the changes
 * @param mode what becomes of rows that are not among them
 * @param sourceAt when the source said so; rows on record that are newer stay
 * @param sourceId settles which is newer at the same time
 */
public record SnapshotWriting(SnapshotType type, SyncMode mode, Instant sourceAt, String sourceId) {
    /** Writes within the repository's transaction. */
    public SyncReport write(SnapshotRepository snapshots, List<SnapshotChange> changes) {
        Counts counts = snapshots.put(type, changes, sourceAt, sourceId);
        int deactivated = mode == SyncMode.REPLACE ? deactivateOthers(snapshots, changes) : 0;
        return SyncReport.of(changes.size(), counts, deactivated, References.warnings(snapshots, changes));
    }

    private int deactivateOthers(SnapshotRepository snapshots, List<SnapshotChange> changes) {
        Set<String> owners = changes.stream().map(SnapshotChange::owner).collect(Collectors.toSet());
        return snapshots.deactivateOthers(type, owners, changes, sourceAt, sourceId);
    }
}
