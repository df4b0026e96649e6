package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;

/**
 * A catalogue, vendor register or customer base that an embedding application lets the system pull from: one type of
 * rows, by the application's own code. Pulled by {@link PullSnapshots}, again and again by {@link SnapshotPulls}.
 *
 * <p>A source may be slow: all its rows are read before a database transaction is opened. Meanwhile they wait in a
 * temporary file, so neither memory nor the database feels how many they are. A source that throws is a fault: nothing
 * of what it gave is written.
 */
public interface SnapshotSource {
    /**
     * What people know it by, of at most {@value PullSnapshots#LONGEST_NAME} characters; it stands beside every row
     * that it was the last to change. A name of its own, and always the same: under it is remembered how far it was
     * pulled.
     */
    String name();

    /** What its rows are. */
    SnapshotType type();

    /** What becomes of rows that it does not give; by default they stay. A replacing source gives all rows each time. */
    default SyncMode mode() {
        return SyncMode.UPSERT;
    }

    /**
     * Whether it may give no rows at all; by default only one that need not give all of them may. No rows change
     * nothing, but a full list without any is more likely a mistake, and refused.
     */
    default boolean mayBeEmpty() {
        return mode() == SyncMode.UPSERT;
    }

    /**
     * The tenant's rows, by the columns of {@link SnapshotRows#columns}: texts, whole numbers and {@code BigDecimal},
     * booleans, and maps and lists of these. Nothing of another tenant's may be among them, for nobody else can tell.
     *
     * @param since the {@link Pulled#asOf} of the last pull whose rows were all taken over, by whichever instance of the
     *     application; what has not changed since then may be left out. Null the first time
     */
    Pulled pull(TenantId tenant, Instant since);

    /**
     * Rows on offer.
     *
     * @param rows read once, before the transaction
     * @param asOf when they were true, by the source's clock: older rows never overwrite newer ones. Null = when the
     *     pull began
     */
    record Pulled(RowFeed rows, Instant asOf) {
        /** Rows as they are now. */
        public static Pulled now(RowFeed rows) {
            return new Pulled(rows, null);
        }
    }
}
