package com.sfayn.oms.application.port.snapshot;

import java.time.Instant;
import java.util.List;

/** Counts snapshots for the admin's status query. */
public interface SnapshotCounts {
    /** Counts all rows of the tenant, with at least one group for each type, vendor and source. */
    List<Group> count();

    /**
     * Rows of one type with the same vendor and source.
     *
     * @param vendorId null for types that no vendor owns
     * @param source the feed of their last change; null if unknown
     * @param newestAt the newest of their sources' times
     */
    record Group(SnapshotType type, String vendorId, String source, int active, int inactive, Instant newestAt) {}
}
