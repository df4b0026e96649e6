package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Stages rows on H2 in a permanent table, where every load has an id and its rows are deleted before its transaction
 * commits. A temporary table would not do: a database that was killed while a transaction filled it can't be opened
 * again.
 */
final class StagingTable extends StagedRows {
    private static final String OURS = "u.tenant_id = :tenant and u.load_id = :load";

    private final TenantHandle handle;
    private final String name;
    private final String id = UUID.randomUUID().toString();

    StagingTable(TenantHandle handle, SnapshotTable table) {
        super(table);
        this.handle = handle;
        this.name = "oms." + table.name() + "_load";
    }

    @Override
    void stage(List<NumberedChange> rows) {
        ColumnArrays arrays = new ColumnArrays(table, rows);
        handle.stageRows(
                "insert into " + name + " (tenant_id, load_id, " + filled() + ") select :tenant, :load, " + filled()
                        + " from " + arrays.relation(),
                insert -> arrays.bind(bind(insert)));
    }

    @Override
    public void beforeCommit() {
        bind(handle.update("delete from " + aliased() + " where " + OURS)).execute();
    }

    @Override
    String aliased() {
        return name + " u";
    }

    @Override
    String within() {
        return OURS;
    }

    @Override
    String partition() {
        return "u.tenant_id, u.load_id, ";
    }

    @Override
    public String relation() {
        return "(select " + filled() + ", ordinal from " + aliased() + " where " + OURS + ") u";
    }

    @Override
    public <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bind("load", id);
    }

    @Override
    Query query(String sql) {
        return bind(handle.query(sql));
    }
}
