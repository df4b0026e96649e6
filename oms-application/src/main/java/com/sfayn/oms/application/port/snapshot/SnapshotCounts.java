package com.sfayn.oms.application.port.snapshot;

import java.time.Instant;
import java.util.List;

/** Counts the local copies, so that an admin can see what is there and how fresh it is. */
public interface SnapshotCounts {
    /** All rows of the tenant, in groups: at least one group for each type, vendor and source that there are rows of. */
    List<Group> count();

    /**
     * Rows of one type that have the same vendor and source.
     *
     * @param vendorId null for types that no vendor owns
     * @param source which feed their last word came by; null where that is unknown
     * @param newestAt the newest of their source's times
     */
    record Group(SnapshotType type, String vendorId, String source, int active, int inactive, Instant newestAt) {}
}
