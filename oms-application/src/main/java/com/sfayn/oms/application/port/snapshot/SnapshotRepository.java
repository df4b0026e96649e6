package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes the local copies. Every written row remembers its source's time and id, and which feed it came by; an older
 * word never overwrites a newer one. Of two with the same time and id the later to arrive counts, and the same word again
 * changes nothing. A change of a vendor's book bumps its version in the same transaction.
 */
public interface SnapshotRepository {
    /** Rows of one type on their way in, however many. */
    SnapshotLoad load(SnapshotType type, SourceStamp stamp);

    /** Writes a few rows of one type; their keys are unique within the list. */
    default Counts put(SnapshotType type, List<? extends SnapshotChange> changes, SourceStamp stamp) {
        List<NumberedChange> rows = new ArrayList<>();
        changes.forEach(change -> rows.add(new NumberedChange(rows.size() + 1, change)));
        SnapshotLoad load = load(type, stamp);
        load.add(rows);
        return load.write();
    }

    /** Of these (vendor, offer) or (vendor, SKU) references, those that no row answers yet, for warnings. */
    Set<Reference> missing(Set<Reference> references);

    /** What became of the rows. */
    record Counts(int inserted, int updated, int unchanged) {}

    /** A row that another row points at. */
    record Reference(SnapshotType type, String vendorId, String id) {}
}
