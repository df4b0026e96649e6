package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;

/**
 * A catalogue, vendor register or customer base from which rows of one type are pulled. Implemented by embedding
 * applications. Pulled by {@link PullSnapshots}, periodically by {@link SnapshotPulls}.
 *
 * <p>A source may be slow: all its rows are first read into a temporary file, without a database transaction and
 * independent of memory. If a source throws, nothing is written.
 */
public interface SnapshotSource {
    /**
     * Returns the source's name, shown to users, of at most {@value PullSnapshots#LONGEST_NAME} characters. It is
     * stored with the rows, and identifies the source's last pull, so it must be unique and must not change.
     */
    String name();

    /** Returns the type of the rows. */
    SnapshotType type();

    /**
     * Returns what happens to rows that the source does not give; by default they are kept. A replacing source must
     * give all rows each time.
     */
    default SyncMode mode() {
        return SyncMode.UPSERT;
    }

    /**
     * Returns whether an empty result is accepted; by default only from a source that need not give all rows. An empty
     * full list is probably a mistake, so it is refused. An accepted empty result changes nothing.
     */
    default boolean mayBeEmpty() {
        return mode() == SyncMode.UPSERT;
    }

    /**
     * Returns the tenant's rows, with the columns that a CSV file of their type has. Values are strings, whole numbers,
     * {@code BigDecimal}, booleans, and maps and lists of these. The source must not return rows of another tenant;
     * this can't be detected.
     *
     * @param since the {@link Pulled#asOf} of the last successful pull by any instance of the application; rows that
     *     have not changed since may be left out. Null the first time
     */
    Pulled pull(TenantId tenant, Instant since);

    /**
     * The result of a pull.
     *
     * @param rows read once, before the transaction
     * @param asOf the source's time of the rows: older rows never overwrite newer ones. Null = when the pull began
     */
    record Pulled(RowFeed rows, Instant asOf) {
        /** Rows as of now. */
        public static Pulled now(RowFeed rows) {
            return new Pulled(rows, null);
        }
    }
}
