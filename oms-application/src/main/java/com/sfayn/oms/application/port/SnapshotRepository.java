package com.sfayn.oms.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Writes the local copies. Every written row remembers its source's time and id; an older word never overwrites a newer
 * one. Of two with the same time and id the later to arrive counts, and the same word again changes nothing. A change of
 * a vendor's book bumps its version in the same transaction.
 */
public interface SnapshotRepository {
    /**
     * Writes rows of one type; keys are unique within the list.
     *
     * @param sourceAt when the source said so
     * @param sourceId settles which is newer at the same time
     */
    Counts put(SnapshotType type, List<? extends SnapshotChange> changes, Instant sourceAt, String sourceId);

    /**
     * Deactivates the rows of these owners (vendors; customers for addresses; countries for tax rules) whose keys are
     * not among those kept, unless they are newer.
     *
     * @return how many
     */
    int deactivateOthers(
            SnapshotType type,
            Set<String> owners,
            List<? extends SnapshotChange> kept,
            Instant sourceAt,
            String sourceId);

    /** Rows of one type on their way in, however many. */
    default SnapshotLoad load(SnapshotType type, SourceStamp stamp) {
        return new ListedLoad(this, type, stamp);
    }

    /** Of these (vendor, offer) or (vendor, SKU) references, those that no row answers yet, for warnings. */
    Set<Reference> missing(Set<Reference> references);

    /** What became of the rows. */
    record Counts(int inserted, int updated, int unchanged) {}

    /** A row that another row points at. */
    record Reference(SnapshotType type, String vendorId, String id) {}
}
