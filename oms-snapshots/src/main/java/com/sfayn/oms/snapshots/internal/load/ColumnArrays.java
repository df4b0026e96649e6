package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.snapshots.internal.load.SnapshotTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Passes rows to a statement as one array of strings per column, which the statement unnests and casts. Beside the
 * columns of the table, there is the {@code line} of each row.
 */
final class ColumnArrays {
    private static final String PARAMETER = "u_";

    private final Map<String, String> types = new LinkedHashMap<>();
    private final List<Object[]> arrays = new ArrayList<>();

    ColumnArrays(SnapshotTable table, List<NumberedChange> rows) {
        for (Column column : table.columns()) {
            add(column.name(), column.type(), rows, row -> column.value().apply(row.change()));
        }
        add("line", "integer", rows, NumberedChange::line);
    }

    private void add(String name, String type, List<NumberedChange> rows, Function<NumberedChange, Object> value) {
        types.put(name, type);
        arrays.add(rows.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray());
    }

    String relation() {
        return "(select " + each(name -> "cast(u." + name + " as " + types.get(name) + ") as " + name)
                + " from unnest(" + each(name -> "cast(:" + PARAMETER + name + " as varchar array)") + ") as u ("
                + each(Function.identity()) + ")) u";
    }

    private String each(Function<String, String> text) {
        return types.keySet().stream().map(text).collect(Collectors.joining(", "));
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        int next = 0;
        for (String name : types.keySet()) statement.bindArray(PARAMETER + name, String.class, arrays.get(next++));
        return statement;
    }
}
