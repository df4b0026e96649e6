package com.sfayn.oms.application.port.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records the last import of each type, vendor and source, so that an admin sees what is wrong with a feed. */
public interface ImportLog {
    /** Replaces the last import of the same type, vendor and source. */
    void note(EndedImport ended);

    /** Returns the source's time of its last successful import for the whole tenant; empty if there was none. */
    Optional<Instant> lastTaken(SnapshotType type, String source);

    /** Returns the last import of each type and vendor, of any source. */
    List<EndedImport> last();

    /**
     * An import that has ended.
     *
     * @param vendorId the vendor that the import was restricted to; null if any row of the tenant could be given
     * @param source the feed's name, shown to users
     * @param takenAsOf the source's time of the rows if they were written; else null
     * @param outcome shown to users
     */
    record EndedImport(
            SnapshotType type, String vendorId, String source, Instant endedAt, Instant takenAsOf, String outcome) {}
}
