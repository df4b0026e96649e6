package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.snapshots.SnapshotTable.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/** The statements on one snapshot table, each for any number of rows: values travel as arrays of text and are cast. */
final class SnapshotRows {
    private final TenantHandle handle;
    private final SnapshotTable table;

    SnapshotRows(TenantHandle handle, SnapshotType type) {
        this.handle = handle;
        this.table = SnapshotTable.of(type);
    }

    /**
     * What is on record under a key.
     *
     * @param said what it says now
     * @param word what its source said last
     */
    record Row(List<String> key, SourceStamp stamp, boolean active, String said, String word) {}

    boolean says(Row row, SnapshotChange change) {
        return row.active() == table.active().apply(change)
                && row.said().equals(table.said().apply(change));
    }

    boolean isRepeatedBy(Row row, SnapshotChange change) {
        return row.active() == table.active().apply(change)
                && row.word().equals(table.said().apply(change));
    }

    /** Locks the rows of these changes in the order of their keys, and reads them. */
    Map<List<String>, Row> lock(List<? extends SnapshotChange> changes) {
        String keys = String.join(", ", table.keys());
        String columns = table.name().equals("product")
                ? JdbiProductRepository.COLUMNS
                : keys + ", active, "
                        + table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        StringBuilder sql = new StringBuilder(
                "select " + columns + ", source_at, source_id from oms." + table.name() + " where tenant_id = :tenant");
        for (String key : table.keys()) {
            sql.append(" and " + key + " = any(cast(:" + key + " as varchar array))");
        }
        var query = handle.query(sql + " order by " + keys + " for update");
        for (int i = 0; i < table.keys().size(); i++) {
            int position = i;
            Set<String> values = new TreeSet<>();
            changes.forEach(change -> values.add(change.key().get(position)));
            TenantHandle.bindTexts(query, table.keys().get(i), values);
        }
        Map<List<String>, Row> rows = new HashMap<>();
        query.map((row, context) -> row(row)).forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    private Row row(ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (String column : table.keys()) key.add(row.getString(column));
        return new Row(
                key,
                new SourceStamp(
                        row.getObject("source_at", OffsetDateTime.class).toInstant(), row.getString("source_id")),
                row.getBoolean("active"),
                table.stored().read(row),
                table.word().read(row));
    }

    void insert(List<SnapshotChange> changes, SourceStamp stamp) {
        if (changes.isEmpty()) return;
        List<Column> columns = columns();
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String casts = columns.stream()
                .map(column -> "cast(u." + column.name() + " as " + column.type() + ")")
                .collect(Collectors.joining(", "));
        bind(
                        handle.update("insert into oms." + table.name() + " (tenant_id, " + names
                                + ", source_at, source_id) select cast(:tenant as varchar), " + casts
                                + ", cast(:sourceAt as timestamp(3) with time zone), cast(:sourceId as varchar) from "
                                + unnest(columns)),
                        columns,
                        changes,
                        stamp)
                .execute();
    }

    void update(List<SnapshotChange> changes, SourceStamp stamp) {
        if (changes.isEmpty()) return;
        List<Column> columns = columns();
        String sets = columns.stream()
                .filter(column -> !table.keys().contains(column.name()))
                .map(column -> column.name() + " = cast(u." + column.name() + " as " + column.type() + ")")
                .collect(Collectors.joining(", "));
        bind(
                        handle.update("merge into oms." + table.name() + " t using (select * from " + unnest(columns)
                                + ") u on (" + matching("t") + ") when matched then update set " + sets
                                + ", source_at = :sourceAt, source_id = :sourceId"),
                        columns,
                        changes,
                        stamp)
                .execute();
    }

    /** Locks the rows in the order of their keys first. @return the number of rows that were active */
    int deactivateOthers(Set<String> owners, List<? extends SnapshotChange> kept, SourceStamp stamp) {
        List<Column> columns = keyColumns();
        String others = " where tenant_id = :tenant and " + table.owner() + " = any(cast(:owners as varchar array))"
                + " and active and (source_at < :sourceAt or (source_at = :sourceAt and source_id <= :sourceId))"
                + " and not exists (select 1 from " + unnest(columns) + " where "
                + table.keys().stream()
                        .map(key -> "u." + key + " = " + table.name() + "." + key)
                        .collect(Collectors.joining(" and "))
                + ")";
        String keys = String.join(", ", table.keys());
        var locking = handle.query(
                "select " + keys + " from oms." + table.name() + others + " order by " + keys + " for update");
        TenantHandle.bindTexts(locking, "owners", owners);
        int locked = bind(locking, columns, kept, stamp)
                .map((row, context) -> row.getString(1))
                .list()
                .size();
        if (locked == 0) return 0;
        var update = handle.update("update oms." + table.name()
                + " set active = false, source_at = :sourceAt, source_id = :sourceId" + others);
        TenantHandle.bindTexts(update, "owners", owners);
        return bind(update, columns, kept, stamp).execute();
    }

    private String matching(String alias) {
        return alias + ".tenant_id = :tenant and "
                + table.keys().stream()
                        .map(key -> alias + "." + key + " = u." + key)
                        .collect(Collectors.joining(" and "));
    }

    private List<Column> keyColumns() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.keys().size(); i++) {
            int position = i;
            columns.add(new Column(
                    table.keys().get(i), "varchar", change -> change.key().get(position)));
        }
        return columns;
    }

    private List<Column> columns() {
        List<Column> columns = keyColumns();
        columns.addAll(table.columns());
        columns.add(new Column("active", "boolean", table.active()::apply));
        return columns;
    }

    private static String unnest(List<Column> columns) {
        return columns.stream()
                .map(column -> "cast(:" + column.name() + " as varchar array)")
                .collect(Collectors.joining(
                        ", ",
                        "unnest(",
                        ") as u (" + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ")"));
    }

    private static <S extends SqlStatement<S>> S bind(
            S statement, List<Column> columns, Collection<? extends SnapshotChange> changes, SourceStamp stamp) {
        for (Column column : columns) {
            TenantHandle.bindTexts(
                    statement,
                    column.name(),
                    changes.stream()
                            .map(column.value())
                            .map(value -> value == null ? null : value.toString())
                            .toList());
        }
        return TenantHandle.bindTime(statement, "sourceAt", stamp.at()).bind("sourceId", stamp.id());
    }
}
