package com.sfayn.oms.snapshots.internal.snapshot;

import com.sfayn.oms.application.port.snapshot.ImportLog;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** Stores the last import of each type, vendor and source as a row. */
public final class JdbiImportLog implements ImportLog {
    /** Placeholder for the vendor id of an import that may contain any row of the tenant. */
    private static final String TENANT = "";

    private final TenantHandle handle;

    public JdbiImportLog(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public void note(EndedImport ended) {
        if (updated(ended)) return;
        boolean inserted = handle.insertUnlessThere("""
                insert into oms.snapshot_import
                    (tenant_id, snapshot_type, vendor_id, source, ended_at, taken_as_of, outcome)
                values (:tenant, :type, :vendorId, :source, :endedAt, :takenAsOf, :outcome)
                """, insert -> bind(insert, ended));
        if (!inserted) updated(ended);
    }

    private boolean updated(EndedImport ended) {
        var update = handle.update("""
                update oms.snapshot_import set ended_at = :endedAt, outcome = :outcome,
                    taken_as_of = coalesce(cast(:takenAsOf as timestamp(3) with time zone), taken_as_of)
                where tenant_id = :tenant and snapshot_type = :type and vendor_id = :vendorId and source = :source
                """);
        return bind(update, ended).execute() == 1;
    }

    private static Update bind(Update update, EndedImport ended) {
        TenantHandle.bindTime(update, "endedAt", ended.endedAt());
        TenantHandle.bindTime(update, "takenAsOf", ended.takenAsOf());
        return update.bind("type", ended.type().name())
                .bind("vendorId", ended.vendorId() == null ? TENANT : ended.vendorId())
                .bind("source", ended.source())
                .bind("outcome", ended.outcome());
    }

    @Override
    public Optional<Instant> lastTaken(SnapshotType type, String source) {
        return handle.query("""
                        select taken_as_of from oms.snapshot_import
                        where tenant_id = :tenant and snapshot_type = :type and vendor_id = '' and source = :source
                        """)
                .bind("type", type.name())
                .bind("source", source)
                .map((row, context) -> TenantHandle.time(row, "taken_as_of"))
                .findOne();
    }

    @Override
    public List<EndedImport> last() {
        return handle.query("""
                        select snapshot_type, vendor_id, source, ended_at, taken_as_of, outcome
                        from (select i.*, row_number() over (partition by snapshot_type, vendor_id
                                order by ended_at desc, source desc) as age
                            from oms.snapshot_import i where tenant_id = :tenant) newest
                        where age = 1
                        """).map((row, context) -> ended(row)).list();
    }

    private static EndedImport ended(ResultSet row) throws SQLException {
        String vendorId = row.getString("vendor_id");
        return new EndedImport(
                SnapshotType.valueOf(row.getString("snapshot_type")),
                vendorId.equals(TENANT) ? null : vendorId,
                row.getString("source"),
                TenantHandle.time(row, "ended_at"),
                TenantHandle.time(row, "taken_as_of"),
                row.getString("outcome"));
    }
}
