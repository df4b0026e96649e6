package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import java.time.Instant;

/**
 * How rows are to be copied.
 *
 * @param dryRun checks and counts everything, and writes nothing
 * @param allowEmpty whether a feed without rows is meant; it changes nothing
 * @param asOf when the source said so; null = when the import began
 */
public record ImportOptions(SnapshotType type, SyncMode mode, boolean dryRun, boolean allowEmpty, Instant asOf) {
    /** New and changed rows, as of now. */
    public static ImportOptions upsert(SnapshotType type) {
        return new ImportOptions(type, SyncMode.UPSERT, false, false, null);
    }
}
