package com.sfayn.oms.snapshots.internal.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotCounts;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.snapshots.internal.load.SnapshotTable;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Counts the rows of every snapshot table in one statement, with one pass over the tenant's rows of each. */
public final class JdbiSnapshotCounts implements SnapshotCounts {
    private static final String VENDOR = "vendor_id";
    private static final String COUNT = Arrays.stream(SnapshotType.values())
            .map(JdbiSnapshotCounts::count)
            .collect(Collectors.joining(" union all "));

    private final TenantHandle handle;

    public JdbiSnapshotCounts(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public List<Group> count() {
        return handle.longQuery(COUNT).map((row, context) -> group(row)).list();
    }

    private static String count(SnapshotType type) {
        SnapshotTable table = SnapshotTable.of(type);
        boolean ofVendors = table.owner().equals(VENDOR);
        return "select '" + type.name() + "' as snapshot_type, "
                + (ofVendors ? VENDOR : "cast(null as varchar)") + " as owner, source,"
                + " count(case when active then 1 end) as active_rows,"
                + " count(case when active then null else 1 end) as inactive_rows, max(source_at) as newest_at"
                + " from oms." + table.name() + " where tenant_id = :tenant"
                + " group by " + (ofVendors ? VENDOR + ", source" : "source");
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(
                SnapshotType.valueOf(row.getString("snapshot_type")),
                row.getString("owner"),
                row.getString("source"),
                row.getInt("active_rows"),
                row.getInt("inactive_rows"),
                row.getObject("newest_at", OffsetDateTime.class).toInstant());
    }
}
