package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes and counts snapshots. Every row stores its source's time and id, and its feed; an older change never
 * overwrites a newer one. Of two different changes with the same time and id, the later to arrive wins; an equal one
 * changes nothing. A change of a vendor's book increments its version in the same transaction.
 */
public interface SnapshotRepository {
    /** Starts a load of any number of rows of one type. */
    SnapshotLoad load(SnapshotType type, SourceStamp stamp);

    /** Writes a few rows of one type; their keys must be unique within the list. */
    default Counts put(SnapshotType type, List<? extends SnapshotChange> changes, SourceStamp stamp) {
        List<NumberedChange> rows = new ArrayList<>();
        changes.forEach(change -> rows.add(new NumberedChange(rows.size() + 1, change)));
        SnapshotLoad load = load(type, stamp);
        load.add(rows);
        return load.write();
    }

    /** Returns those of the references (vendor and offer, or vendor and SKU) that no row exists for, for warnings. */
    Set<Reference> missing(Set<Reference> references);

    /** Counts all rows of the tenant, with at least one group for each type, vendor and source. */
    List<Group> count();

    /** The numbers of written rows. */
    record Counts(int inserted, int updated, int unchanged) {}

    /**
     * Rows of one type with the same vendor and source.
     *
     * @param vendorId null for types that no vendor owns
     * @param source the feed of their last change; null if unknown
     * @param newestAt the newest of their sources' times
     */
    record Group(SnapshotType type, String vendorId, String source, int active, int inactive, Instant newestAt) {}

    /** A reference to another row. */
    record Reference(SnapshotType type, String vendorId, String id) {}
}
