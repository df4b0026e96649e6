package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.snapshots.internal.load.SnapshotTable.Column;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
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
public final class TemporaryTable implements StagingPlace {
    private final Handle handle;
    private final UnaryOperator<String> rewrite;
    private final SnapshotTable table;
    private final String name;
    private final StringBuilder copied = new StringBuilder();
    private Optional<PostgresCopy> copy = Optional.empty();

    /**
     * @param rewrite changes each statement before it runs
     * @param number distinguishes it from others of the same transaction
     */
    public TemporaryTable(Handle handle, UnaryOperator<String> rewrite, SnapshotTable table, int number) {
        this.handle = handle;
        this.rewrite = rewrite;
        this.table = table;
        this.name = "pg_temp.oms_load_" + number;
    }

    public void create() {
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
        copy = PostgresCopy.over(handle.getConnection(), "copy " + name + " (" + names() + ") from stdin");
    }

    private String databaseName() {
        try {
            return handle.getConnection().getCatalog();
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    private String names() {
        return table.columns().stream().map(column -> column.name() + ", ").collect(Collectors.joining()) + "line";
    }

    @Override
    public void fill(List<NumberedChange> rows) {
        if (rows.isEmpty()) return;
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
        arrays.bind(handle.createUpdate(rewrite.apply(
                        "insert into " + name + " (" + names() + ") select " + names() + " from " + arrays.relation())))
                .execute();
    }

    @Override
    public void complete() {
        execute("analyze " + name);
    }

    @Override
    public void settle() {
        copy.ifPresent(PostgresCopy::finish);
    }

    @Override
    public void abandon() {
        copy.ifPresent(PostgresCopy::cancel);
    }

    @Override
    public void clear() {
        settle();
        execute("drop table " + name);
    }

    @Override
    public String table() {
        return name + " u";
    }

    @Override
    public String within() {
        return "true";
    }

    @Override
    public String partition() {
        return "";
    }

    @Override
    public String relation() {
        return table();
    }

    @Override
    public <S extends SqlStatement<S>> S bind(S statement) {
        return statement;
    }

    @Override
    public Query query(String sql) {
        return handle.createQuery(rewrite.apply(sql));
    }

    private void execute(String sql) {
        handle.execute(rewrite.apply(sql));
    }
}
