package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.snapshots.internal.load.SnapshotTable.Column;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Stages rows on PostgreSQL in a temporary table. It is dropped when our work ends, so that its name is free for the
 * next load even if the application's transaction goes on. Its statements are built from the columns of a snapshot
 * table and name no other table, so they need no tenant.
 */
final class TemporaryTable extends StagedRows {
    private final Handle handle;
    private final UnaryOperator<String> rewrite;
    private final String name;
    private final StringBuilder copied = new StringBuilder();
    private Optional<PostgresCopy> copy = Optional.empty();
    private boolean analyzed;

    private TemporaryTable(TenantHandle handle, SnapshotTable table) {
        super(table);
        this.handle = handle.handle();
        this.rewrite = handle::rewritten;
        this.name = "pg_temp.oms_load_" + (handle.stagedSoFar() + 1);
    }

    static TemporaryTable create(TenantHandle handle, SnapshotTable table) {
        TemporaryTable created = new TemporaryTable(handle, table);
        created.create();
        return created;
    }

    private void create() {
        String columns = table.columns().stream()
                .map(column -> column.name() + " " + column.type() + ", ")
                .collect(Collectors.joining());
        try {
            execute("create temporary table " + name + " (" + columns
                    + "line integer, ordinal bigint generated always as identity) on commit drop");
        } catch (JdbiException e) {
            if (!SqlFaults.isForbidden(e)) throw e;
            throw new IllegalStateException(
                    "Large imports need a temporary table, which the database role may not create."
                            + " An administrator can fix it with: grant temporary on database \"" + databaseName()
                            + "\" to …; with the role of the setting oms.db.role (oms_app) for a login that bypasses"
                            + " row-level security, else with the login itself.",
                    e);
        }
        copy = PostgresCopy.over(handle.getConnection(), "copy " + name + " (" + filled() + ") from stdin");
    }

    private String databaseName() {
        try {
            return handle.getConnection().getCatalog();
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    @Override
    void stage(List<NumberedChange> rows) {
        if (copy.isPresent()) {
            copy(rows, copy.get());
        } else {
            insert(rows);
        }
    }

    private void copy(List<NumberedChange> rows, PostgresCopy copy) {
        if (!copy.isActive()) rewrite.apply(copy.statement());
        copied.setLength(0);
        for (NumberedChange row : rows) {
            for (Column column : table.columns()) {
                PostgresCopy.append(copied, column.value().apply(row.change()), '\t');
            }
            PostgresCopy.append(copied, row.line(), '\n');
        }
        copy.send(copied);
    }

    private void insert(List<NumberedChange> rows) {
        ColumnArrays arrays = new ColumnArrays(table, rows);
        arrays.bind(handle.createUpdate(rewrite.apply("insert into " + name + " (" + filled() + ") select " + filled()
                        + " from " + arrays.relation())))
                .execute();
    }

    @Override
    void complete() {
        if (!analyzed) execute("analyze " + name);
        analyzed = true;
    }

    @Override
    public void flush() {
        copy.ifPresent(PostgresCopy::finish);
    }

    @Override
    public void beforeRollback() {
        copy.ifPresent(PostgresCopy::cancel);
    }

    @Override
    public void beforeCommit() {
        flush();
        execute("drop table " + name);
    }

    @Override
    String aliased() {
        return name + " u";
    }

    @Override
    String within() {
        return "true";
    }

    @Override
    String partition() {
        return "";
    }

    @Override
    public String relation() {
        return aliased();
    }

    @Override
    public <S extends SqlStatement<S>> S bind(S statement) {
        return statement;
    }

    @Override
    Query query(String sql) {
        return handle.createQuery(rewrite.apply(sql));
    }

    private void execute(String sql) {
        handle.execute(rewrite.apply(sql));
    }
}
