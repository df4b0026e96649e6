package com.sfayn.oms.application.port.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How imports ended, so that an admin can see what is wrong with a feed. Of each type, vendor and source the last. */
public interface ImportLog {
    /** Puts the import in the place of the last one of the same type, vendor and source. */
    void note(EndedImport ended);

    /**
     * The source's time of the last rows that were taken over from it for the tenant as a whole; empty if none ever
     * were.
     */
    Optional<Instant> lastTaken(SnapshotType type, String source);

    /** Of each type and vendor the import that ended last, whatever its source. */
    List<EndedImport> last();

    /**
     * An import that is over.
     *
     * @param vendorId the vendor whose own import it was; null = any row of the tenant could be given
     * @param source which feed it was, for people
     * @param takenAsOf the source's time of the rows, where they were taken over; else null
     * @param outcome for people
     */
    record EndedImport(
            SnapshotType type, String vendorId, String source, Instant endedAt, Instant takenAsOf, String outcome) {}
}
