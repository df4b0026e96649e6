package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.snapshots.internal.load.SnapshotTable.Column;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Stages rows on H2 in a permanent table, where every load has an id and its rows are deleted before its transaction
 * commits. A temporary table would not do: a database that was killed while a transaction filled it can't be opened
 * again.
 */
public final class StagingTable implements StagingPlace {
    private static final String OURS = "u.tenant_id = :tenant and u.load_id = :load";

    private final TenantHandle handle;
    private final SnapshotTable table;
    private final String name;
    private final String id = UUID.randomUUID().toString();

    public StagingTable(TenantHandle handle, SnapshotTable table) {
        this.handle = handle;
        this.table = table;
        this.name = "oms." + table.name() + "_load";
    }

    private String names() {
        return table.columns().stream().map(Column::name).collect(Collectors.joining(", ")) + ", line";
    }

    @Override
    public void fill(List<NumberedChange> rows) {
        if (rows.isEmpty()) return;
        ColumnArrays arrays = new ColumnArrays(table, rows);
        handle.stageRows(
                "insert into " + name + " (tenant_id, load_id, " + names() + ") select :tenant, :load, " + names()
                        + " from " + arrays.relation(),
                insert -> arrays.bind(bind(insert)));
    }

    @Override
    public void complete() {
        // rows are inserted at once
    }

    @Override
    public void settle() {
        // rows are inserted at once
    }

    @Override
    public void abandon() {
        // the rollback removes the rows
    }

    @Override
    public void clear() {
        bind(handle.update("delete from " + table() + " where " + OURS)).execute();
    }

    @Override
    public String table() {
        return name + " u";
    }

    @Override
    public String within() {
        return OURS;
    }

    @Override
    public String partition() {
        return "u.tenant_id, u.load_id, ";
    }

    @Override
    public String relation() {
        return "(select " + names() + ", ordinal from " + table() + " where " + OURS + ") u";
    }

    @Override
    public <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bind("load", id);
    }

    @Override
    public Query query(String sql) {
        return bind(handle.query(sql));
    }
}
