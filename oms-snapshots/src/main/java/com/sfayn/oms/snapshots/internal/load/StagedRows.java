package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.Repeat;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.Repeats;
import com.sfayn.oms.snapshots.internal.sql.Database;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Holds rows that do not fit into memory, in a staging place of the database. */
public final class StagedRows implements LoadedRows {
    private static final int FETCHED_AT_ONCE = 1_000;
    private static final String USER = "user_id";

    private final StagingPlace place;
    private final SnapshotTable table;
    private boolean complete;

    public StagedRows(StagingPlace place, SnapshotTable table) {
        this.place = place;
        this.table = table;
    }

    /** Creates a staging place in the transaction; no other transaction sees it. */
    static StagedRows in(TenantHandle handle, SnapshotTable table) {
        StagingPlace place = place(handle, table);
        handle.register(place);
        return new StagedRows(place, table);
    }

    private static StagingPlace place(TenantHandle handle, SnapshotTable table) {
        if (handle.database() == Database.H2) return new StagingTable(handle, table);
        TemporaryTable temporary =
                new TemporaryTable(handle.handle(), handle::rewritten, table, handle.stagedSoFar() + 1);
        temporary.create();
        return temporary;
    }

    void fill(List<NumberedChange> rows) {
        place.fill(rows);
    }

    /** Ends the filling, after all rows are added. */
    void complete() {
        if (!complete) place.complete();
        complete = true;
    }

    @Override
    public String relation() {
        return place.relation();
    }

    @Override
    public <S extends SqlStatement<S>> S bind(S statement) {
        return place.bind(statement);
    }

    @Override
    public void owners(Consumer<List<String>> portions) {
        String owner = "u." + table.owner();
        Query query = place.query("select distinct " + owner + " from " + place.table() + " where " + place.within()
                + " order by " + owner);
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
                + " min(u.line) as first_line from " + place.table() + " where " + place.within() + " and u."
                + columns.get(0) + " is not null group by " + place.partition() + names + " having count(*) > 1) r";
        long total = place.query("select coalesce(sum(r.times - 1), 0) from " + repeated)
                .mapTo(Long.class)
                .one();
        if (total == 0) return Repeats.NONE;
        String same =
                columns.stream().map(column -> "u." + column + " = r." + column).collect(Collectors.joining(" and "));
        List<Repeat> first = place.query("select u.line, r.first_line, " + names + " from " + repeated + " join "
                        + place.table() + " on "
                        + place.within() + " and " + same + " where u.ordinal > r.first_ordinal order by u.ordinal"
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
