package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import java.time.Instant;

/**
 * The status of the snapshots of one type, of the whole tenant or of one vendor.
 *
 * @param vendorId null for the whole tenant
 * @param active number of rows in use
 * @param inactive number of deactivated rows
 * @param newestChangeAt the newest of their sources' times; null without rows
 * @param lastSource the feed of that newest change; null without rows, or if unknown
 * @param lastImportAt when the last import ended; for a vendor the later of the vendor's own and the tenant's; null if
 *     there was none
 * @param lastImportOutcome how it ended, shown to users; null if there was none
 */
public record SnapshotStatus(
        SnapshotType type,
        String vendorId,
        int active,
        int inactive,
        Instant newestChangeAt,
        String lastSource,
        Instant lastImportAt,
        String lastImportOutcome) {}
