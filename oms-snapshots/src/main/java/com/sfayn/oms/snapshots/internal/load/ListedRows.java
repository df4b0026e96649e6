package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlStatement;

/** Holds rows that are few enough to be sent with every statement. */
final class ListedRows implements LoadedRows {
    private final List<NumberedChange> rows;
    private final ColumnArrays arrays;

    ListedRows(SnapshotTable table, List<NumberedChange> rows) {
        this.rows = new ArrayList<>(rows);
        // H2 locks rows in the order in which it reads them
        this.rows.sort(
                Comparator.comparing(row -> String.join("\n", row.change().key())));
        this.arrays = new ColumnArrays(table, this.rows);
    }

    @Override
    public String relation() {
        return arrays.relation();
    }

    @Override
    public <S extends SqlStatement<S>> S bind(S statement) {
        return arrays.bind(statement);
    }

    @Override
    public void owners(Consumer<List<String>> portions) {
        TreeSet<String> owners = new TreeSet<>();
        rows.forEach(row -> owners.add(row.change().owner()));
        portions.accept(List.copyOf(owners));
    }
}
