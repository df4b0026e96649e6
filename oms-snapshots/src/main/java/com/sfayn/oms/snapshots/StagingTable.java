package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.SnapshotLoad.Repeat;
import com.sfayn.oms.application.port.SnapshotLoad.Repeats;
import com.sfayn.oms.snapshots.SnapshotTable.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Rows that are too many for memory, in a temporary table that ends with its transaction. It makes up its own statements
 * from the columns of a snapshot table, and none of them names another table: so none needs a tenant.
 */
final class StagingTable implements LoadedRows {
    private static final int FETCHED_AT_ONCE = 1_000;
    private static final String LINE = "line";
    private static final String ORDINAL = "ordinal";
    private static final String USER = "user_id";

    private final Handle handle;
    private final Database database;
    private final UnaryOperator<String> look;
    private final SnapshotTable table;
    private final String name;
    private final StringBuilder copied = new StringBuilder();
    private Optional<PostgresCopy> copy = Optional.empty();
    private boolean complete;

    /**
     * @param look sees each statement before it is made
     * @param number tells it from others of the same transaction
     */
    StagingTable(Handle handle, Database database, UnaryOperator<String> look, SnapshotTable table, int number) {
        this.handle = handle;
        this.database = database;
        this.look = look;
        this.table = table;
        this.name = database.temporary("oms_load_" + number);
    }

    void create() {
        try {
            execute(database.createTemporary(name, definitions()));
            if (database == Database.POSTGRESQL) {
                copy = PostgresCopy.over(handle.getConnection(), "copy " + name + " (" + names() + ") from stdin");
            }
        } catch (JdbiException e) {
            if (!SqlFaults.isForbidden(e)) throw e;
            throw new IllegalStateException(
                    "Many rows are written by way of a temporary table, which our role in the database may not create."
                            + " An administrator can settle it with: grant temporary on database \"" + databaseName()
                            + "\" to …; naming the role of the setting oms.db.role (oms_app) for a login that sees through"
                            + " row-level security, else the login itself.",
                    e);
        }
    }

    private String databaseName() {
        try {
            return handle.getConnection().getCatalog();
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    private List<String> definitions() {
        List<String> definitions = new ArrayList<>();
        for (Column column : table.columns()) {
            definitions.add(
                    column.name() + " " + column.type() + (table.keys().contains(column.name()) ? " not null" : ""));
        }
        definitions.add(LINE + " integer not null");
        definitions.add(ORDINAL + " bigint generated always as identity");
        if (database == Database.H2) {
            definitions.add("primary key (" + String.join(", ", table.keys()) + ", " + ORDINAL + ")");
            if (hasUsers()) definitions.add("unique (user_id, " + ORDINAL + ")");
        }
        return definitions;
    }

    private boolean hasUsers() {
        return table.columns().stream().anyMatch(column -> column.name().equals(USER));
    }

    /** Takes further rows. */
    void fill(List<NumberedChange> rows) {
        if (rows.isEmpty()) return;
        if (copy.isPresent()) {
            copy(rows, copy.get());
        } else {
            insert(rows);
        }
    }

    private void copy(List<NumberedChange> rows, PostgresCopy copy) {
        if (!copy.isActive()) seen(copy.statement());
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
        arrays.bind(handle.createUpdate(seen(
                        "insert into " + name + " (" + names() + ") select " + names() + " from " + arrays.relation())))
                .execute();
    }

    private String names() {
        return table.columns().stream().map(Column::name).collect(Collectors.joining(", ")) + ", " + LINE;
    }

    /** Sees to it that other statements can follow. */
    void settle() {
        copy.ifPresent(PostgresCopy::finish);
    }

    /** The transaction is about to end without what was filled in. */
    void abandon() {
        copy.ifPresent(PostgresCopy::cancel);
    }

    /** All rows are there. */
    void complete() {
        if (complete) return;
        complete = true;
        if (database == Database.POSTGRESQL) execute("analyze " + name);
    }

    @Override
    public String relation() {
        return name + " u";
    }

    @Override
    public <S extends SqlStatement<S>> S bind(S statement) {
        return statement;
    }

    @Override
    public void owners(Consumer<List<String>> portions) {
        String owner = "u." + table.owner();
        Query query = query("select distinct " + owner + " from " + relation() + " order by " + owner);
        try (Stream<String> owners = query.setFetchSize(FETCHED_AT_ONCE).mapTo(String.class).stream()) {
            Iterator<String> all = owners.iterator();
            while (all.hasNext()) {
                List<String> portion = new ArrayList<>();
                while (all.hasNext() && portion.size() < MOST_OWNERS) portion.add(all.next());
                portions.accept(portion);
            }
        }
    }

    Repeats repeats(int most) {
        Repeats keys = repeats(table.keys(), false, most);
        if (!hasUsers()) return keys;
        Repeats users = repeats(List.of(USER), true, most);
        List<Repeat> first = Stream.concat(keys.first().stream(), users.first().stream())
                .sorted(Comparator.comparingInt(Repeat::line))
                .limit(most)
                .toList();
        return new Repeats(first, keys.total() + users.total());
    }

    private Repeats repeats(List<String> columns, boolean areUsers, int most) {
        String names = String.join(", ", columns);
        String repeated = "(select " + names + ", count(*) as times, min(" + ORDINAL + ") as first_ordinal, min(" + LINE
                + ") as first_line from " + name + " where " + columns.get(0) + " is not null group by " + names
                + " having count(*) > 1) r";
        long total = query("select coalesce(sum(r.times - 1), 0) from " + repeated)
                .mapTo(Long.class)
                .one();
        if (total == 0) return Repeats.NONE;
        String selected = columns.stream().map(column -> ", u." + column).collect(Collectors.joining());
        String same =
                columns.stream().map(column -> "u." + column + " = r." + column).collect(Collectors.joining(" and "));
        List<Repeat> first = query("select u." + LINE + ", r.first_line" + selected + " from " + repeated + " join "
                        + relation() + " on " + same + " where u." + ORDINAL + " > r.first_ordinal order by u."
                        + ORDINAL
                        + " fetch first " + most + " rows only")
                .map((row, context) -> {
                    List<String> values = new ArrayList<>();
                    for (String column : columns) values.add(row.getString(column));
                    return new Repeat(row.getInt(LINE), row.getInt("first_line"), areUsers, values);
                })
                .list();
        return new Repeats(first, total);
    }

    private void execute(String sql) {
        handle.execute(seen(sql));
    }

    private Query query(String sql) {
        return handle.createQuery(seen(sql));
    }

    private String seen(String sql) {
        return look.apply(sql);
    }
}
