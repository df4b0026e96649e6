package com.sfayn.oms.snapshots.csv;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.internal.row.Columns;
import com.sfayn.oms.application.internal.row.SnapshotRows;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Maps the columns of a file to their positions. */
final class Header {
    private final List<String> names;
    private final Columns columns;
    private final Map<String, Integer> places = new HashMap<>();

    private Header(List<String> names, Columns columns) {
        this.names = names;
        this.columns = columns;
        for (int place = 0; place < names.size(); place++) {
            if (!names.get(place).isEmpty()) places.put(names.get(place), place);
        }
    }

    /** Reads the header from a line; empty if it has errors, which are reported. */
    static Optional<Header> read(CsvLine line, SnapshotType type, Consumer<RowError> errors) {
        Columns columns = SnapshotRows.columns(type);
        List<String> names = Arrays.stream(line.cells())
                .map(InputText::cleaned)
                .map(name -> column(name, columns).orElse(name))
                .toList();
        List<RowError> wrong = new ArrayList<>();
        checkNames(line.number(), names, type, columns, wrong);
        missing(line.number(), names, columns).ifPresent(wrong::add);
        wrong.forEach(errors);
        return wrong.isEmpty() ? Optional.of(new Header(names, columns)) : Optional.empty();
    }

    /** Finds the column that a name in a header means: case, blanks, hyphens and underscores do not matter. */
    static Optional<String> column(String name, Columns columns) {
        String bare = bare(name);
        return columns.names().stream()
                .filter(column -> bare(column).equals(bare))
                .findFirst();
    }

    private static String bare(String name) {
        return InputText.folded(name).replaceAll("[\\s_-]", "");
    }

    private static void checkNames(
            int line, List<String> names, SnapshotType type, Columns columns, List<RowError> wrong) {
        Set<String> seen = new HashSet<>();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            // a column without a name is an error only if it has a value
            if (name.isEmpty()) continue;
            if (!columns.names().contains(name)) {
                wrong.add(new RowError(
                        line,
                        Excerpt.text(name),
                        name,
                        "There is no column \"" + Excerpt.text(name) + "\" in a file of type " + type.id()
                                + "; the nearest is " + ClosestMatch.of(name, columns.names()) + "."));
            } else if (!seen.add(name)) {
                wrong.add(new RowError(line, name, name, "The column " + name + " occurs twice; remove one of them."));
            }
        }
    }

    private static Optional<RowError> missing(int line, List<String> names, Columns columns) {
        List<String> needed = needed(columns);
        List<String> missing =
                needed.stream().filter(name -> !names.contains(name)).toList();
        if (missing.isEmpty()) return Optional.empty();
        boolean one = missing.size() == 1;
        return Optional.of(new RowError(
                line,
                one ? missing.get(0) : null,
                null,
                (one ? "The column " : "The columns ") + String.join(", ", missing) + (one ? " is" : " are")
                        + " missing; the file needs " + String.join(", ", needed) + "."));
    }

    /** Returns the columns that a file must have, even if they are empty. */
    static List<String> needed(Columns columns) {
        return columns.names().stream()
                .filter(name -> !columns.optional().contains(name))
                .toList();
    }

    /** Returns the error if the row does not fit this header. */
    Optional<RowError> misshapen(CsvLine line) {
        if (!fits(line)) {
            return Optional.of(new RowError(
                    line.number(),
                    null,
                    String.join(",", line.cells()),
                    "The row has " + cells(line.count()) + ", but the header has " + names.size()
                            + " columns. Put a value that contains the separator in quotes."));
        }
        Optional<RowError> nameless = nameless(line);
        if (nameless.isPresent()) return nameless;
        if (line.longest() <= CsvFeed.LONGEST_CELL) return Optional.empty();
        int place = 0;
        while (line.cells()[place].length() <= CsvFeed.LONGEST_CELL) place++;
        return Optional.of(new RowError(
                line.number(),
                names.get(place),
                line.cells()[place],
                names.get(place) + " has " + line.longest() + " characters; at most " + CsvFeed.LONGEST_CELL
                        + " are allowed."));
    }

    /** Spreadsheets omit empty cells at the end of a row, and write extra ones where there is no column. */
    private boolean fits(CsvLine line) {
        if (line.count() == names.size()) return true;
        for (int place = names.size(); place < line.count(); place++) {
            if (place >= line.cells().length || !InputText.isBlank(line.cells()[place])) return false;
        }
        for (int place = line.count(); place < names.size(); place++) {
            if (!names.get(place).isEmpty() && !columns.mayBeEmpty(names.get(place))) return false;
        }
        return true;
    }

    private Optional<RowError> nameless(CsvLine line) {
        if (places.size() == names.size()) return Optional.empty();
        for (int place = 0; place < Math.min(names.size(), line.cells().length); place++) {
            if (!names.get(place).isEmpty() || InputText.isBlank(line.cells()[place])) continue;
            return Optional.of(new RowError(
                    line.number(),
                    null,
                    line.cells()[place],
                    "Column " + (place + 1)
                            + " has a value in this row but no name in the header; name the column"
                            + " or remove the value."));
        }
        return Optional.empty();
    }

    private static String cells(int count) {
        return count == 1 ? "1 cell" : count + " cells";
    }

    /** Returns the row's cells by column. */
    Map<String, String> cells(CsvLine line) {
        return new RowCells(places, line.cells());
    }
}
