package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import java.time.Instant;

/**
 * What is known of the local copies of one type, of the tenant as a whole or of one vendor.
 *
 * @param vendorId null = of the tenant as a whole
 * @param active rows in use
 * @param inactive rows that are kept but not in use
 * @param newestChangeAt the newest source's time among them; null without rows
 * @param lastSource which feed that newest word came by; null without rows, or where it is unknown
 * @param lastImportAt when the last import ended; for a vendor the later of the vendor's own and the tenant's; null if
 *     there was none
 * @param lastImportOutcome how it ended, for people; null if there was none
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
