package com.sfayn.oms.snapshots.internal.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.snapshots.internal.book.JdbiVendorBooks;
import com.sfayn.oms.snapshots.internal.load.JdbiSnapshotLoad;
import com.sfayn.oms.snapshots.internal.load.SnapshotTable;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores snapshots in the tables of their types. */
public final class JdbiSnapshotRepository implements SnapshotRepository {
    private static final String VENDOR = "vendor_id";
    private static final String COUNT = Arrays.stream(SnapshotType.values())
            .map(JdbiSnapshotRepository::count)
            .collect(Collectors.joining(" union all "));

    private final TenantHandle handle;
    private final JdbiVendorBooks books;
    private final Runnable registration;

    public JdbiSnapshotRepository(TenantHandle handle, JdbiVendorBooks books, Runnable registration) {
        this.handle = handle;
        this.books = books;
        this.registration = registration;
    }

    @Override
    public SnapshotLoad load(SnapshotType type, SourceStamp stamp) {
        return new JdbiSnapshotLoad(handle, books, registration, type, stamp);
    }

    @Override
    public Set<Reference> missing(Set<Reference> references) {
        Set<Reference> missing = new HashSet<>(references);
        for (SnapshotType type : SnapshotType.values()) {
            List<Reference> ofType = references.stream()
                    .filter(reference -> reference.type() == type)
                    .toList();
            if (!ofType.isEmpty()) missing.removeAll(present(type, ofType));
        }
        return missing;
    }

    private Set<Reference> present(SnapshotType type, List<Reference> references) {
        SnapshotTable table = SnapshotTable.of(type);
        if (table.keys().size() != 2 || !table.owner().equals(VENDOR)) {
            throw new IllegalArgumentException("A " + type + " can't be referenced by vendor and id.");
        }
        String key = table.keys().get(1);
        var query = handle.query("select t.vendor_id, t." + key + " from oms." + table.name()
                + " t join unnest(cast(:vendors as varchar array), cast(:ids as varchar array)) as u (vendor_id, id)"
                + " on t.vendor_id = u.vendor_id and t." + key + " = u.id where t.tenant_id = :tenant");
        TenantHandle.bindTexts(
                query, "vendors", references.stream().map(Reference::vendorId).toList());
        TenantHandle.bindTexts(
                query, "ids", references.stream().map(Reference::id).toList());
        return query.map((row, context) -> new Reference(type, row.getString("vendor_id"), row.getString(key)))
                .set();
    }

    /** Counts the rows of every table in one statement, with one pass over the tenant's rows of each. */
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
                TenantHandle.time(row, "newest_at"));
    }
}
