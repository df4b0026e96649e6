package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import java.time.Instant;

/**
 * Options of an import.
 *
 * @param dryRun validates and counts everything, but writes nothing
 * @param allowEmpty accepts a feed without rows, which then changes nothing
 * @param asOf the source's time of the rows; null = when the import began
 */
public record ImportOptions(SnapshotType type, SyncMode mode, boolean dryRun, boolean allowEmpty, Instant asOf) {
    /** Options to insert and update rows as of now. */
    public static ImportOptions upsert(SnapshotType type) {
        return new ImportOptions(type, SyncMode.UPSERT, false, false, null);
    }

    /** Returns the options of an import that begins now: {@code asOf} is no longer null. */
    ImportOptions withDefaultAsOf(Instant now) {
        return asOf == null ? new ImportOptions(type, mode, dryRun, allowEmpty, now) : this;
    }
}
