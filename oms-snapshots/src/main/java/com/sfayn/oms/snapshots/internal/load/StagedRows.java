package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.Repeat;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.Repeats;
import com.sfayn.oms.snapshots.internal.sql.Database;
import com.sfayn.oms.snapshots.internal.transaction.StagedWork;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;

/**
 * Holds rows of one transaction that do not fit into memory, in a table of the database: the columns of a snapshot
 * table, the row's {@code line}, and an {@code ordinal} in the order of arrival. No other transaction sees them.
 */
abstract class StagedRows implements LoadedRows, StagedWork {
    private static final int FETCHED_AT_ONCE = 1_000;
    private static final String USER = "user_id";

    final SnapshotTable table;

    StagedRows(SnapshotTable table) {
        this.table = table;
    }

    /** Creates the place for the rows in the transaction. */
    static StagedRows in(TenantHandle handle, SnapshotTable table) {
        StagedRows rows = handle.database() == Database.H2
                ? new StagingTable(handle, table)
                : TemporaryTable.create(handle, table);
        handle.register(rows);
        return rows;
    }

    final void fill(List<NumberedChange> rows) {
        if (!rows.isEmpty()) stage(rows);
    }

    /** Adds rows, at least one. */
    abstract void stage(List<NumberedChange> rows);

    /** Called before the rows are read, perhaps repeatedly; none are added after that. */
    void complete() {}

    /** Returns the rows as a table with the alias {@code u}; only those {@link #within} are ours. */
    abstract String aliased();

    abstract String within();

    /** Returns what precedes the columns by which rows are grouped, so that an index is used; may be empty. */
    abstract String partition();

    /** Returns a query of these rows alone, with its parameters bound. */
    abstract Query query(String sql);

    /** Returns the names of the columns that are filled. */
    final String filled() {
        return table.columns().stream().map(column -> column.name() + ", ").collect(Collectors.joining()) + "line";
    }

    @Override
    public void owners(Consumer<List<String>> portions) {
        String owner = "u." + table.owner();
        Query query =
                query("select distinct " + owner + " from " + aliased() + " where " + within() + " order by " + owner);
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
        if (table.columns().stream().noneMatch(column -> column.name().equals(USER))) return keys;
        Repeats users = repeats(List.of(USER), true, most);
        List<Repeat> first = Stream.concat(keys.first().stream(), users.first().stream())
                .sorted(Comparator.comparingInt(Repeat::line))
                .limit(most)
                .toList();
        return new Repeats(first, keys.total() + users.total());
    }

    private Repeats repeats(List<String> columns, boolean areUsers, int most) {
        String names = columns.stream().map(column -> "u." + column).collect(Collectors.joining(", "));
        String repeated = "(select " + names + ", count(*) as times, min(u.ordinal) as first_ordinal,"
                + " min(u.line) as first_line from " + aliased() + " where " + within() + " and u."
                + columns.get(0) + " is not null group by " + partition() + names + " having count(*) > 1) r";
        long total = query("select coalesce(sum(r.times - 1), 0) from " + repeated)
                .mapTo(Long.class)
                .one();
        if (total == 0) return Repeats.NONE;
        String same =
                columns.stream().map(column -> "u." + column + " = r." + column).collect(Collectors.joining(" and "));
        List<Repeat> first = query("select u.line, r.first_line, " + names + " from " + repeated + " join "
                        + aliased() + " on "
                        + within() + " and " + same + " where u.ordinal > r.first_ordinal order by u.ordinal"
                        + " fetch first " + most + " rows only")
                .map((row, context) -> {
                    List<String> values = new ArrayList<>();
                    for (String column : columns) values.add(row.getString(column));
                    return new Repeat(row.getInt("line"), row.getInt("first_line"), areUsers, values);
                })
                .list();
        return new Repeats(first, total);
    }
}
