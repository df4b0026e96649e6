package com.sfayn.oms.snapshots.csv;

import com.sfayn.oms.application.RowError;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.application.snapshot.Columns;
import com.sfayn.oms.application.snapshot.SnapshotRows;
import com.sfayn.oms.domain.reading.Nearest;
import com.sfayn.oms.domain.reading.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Which column stands where in a file. */
final class Header {
    private static final Map<String, String> OTHER_SEPARATORS =
            Map.of(";", "semicolons", "\t", "tabs", "|", "vertical bars");

    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    private Header(List<String> names) {
        this.names = names;
        for (int place = 0; place < names.size(); place++) places.put(names.get(place), place);
    }

    /** The header in that line; empty if anything is wrong with it, which is then noted. */
    static Optional<Header> read(CsvLine line, SnapshotType type, Consumer<RowError> errors) {
        Columns columns = SnapshotRows.columns(type);
        List<String> names = Arrays.stream(line.cells()).map(String::strip).toList();
        List<RowError> wrong = new ArrayList<>();
        Optional<RowError> separated = otherwiseSeparated(line.number(), names, columns);
        if (separated.isPresent()) {
            wrong.add(separated.get());
        } else {
            checkNames(line.number(), names, type, columns, wrong);
            missing(line.number(), names, columns).ifPresent(wrong::add);
        }
        wrong.forEach(errors);
        return wrong.isEmpty() ? Optional.of(new Header(names)) : Optional.empty();
    }

    private static Optional<RowError> otherwiseSeparated(int line, List<String> names, Columns columns) {
        String text = String.join(",", names);
        long withCommas = known(names, columns);
        return OTHER_SEPARATORS.entrySet().stream()
                .filter(other -> known(List.of(text.split(Pattern.quote(other.getKey()))), columns) > withCommas)
                .findFirst()
                .map(other -> new RowError(
                        line,
                        null,
                        text,
                        "The columns are separated by " + other.getValue() + "; save the file with commas between them"
                                + " (in a spreadsheet: as \"CSV UTF-8 (comma delimited)\")."));
    }

    private static long known(List<String> names, Columns columns) {
        return names.stream()
                .map(name -> name.replace("\"", "").strip())
                .filter(columns.names()::contains)
                .count();
    }

    private static void checkNames(
            int line, List<String> names, SnapshotType type, Columns columns, List<RowError> wrong) {
        Set<String> seen = new HashSet<>();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            if (name.isEmpty()) {
                wrong.add(new RowError(
                        line, null, "", "Column " + (place + 1) + " has no name; name it, or remove its comma."));
            } else if (!columns.names().contains(name)) {
                wrong.add(new RowError(
                        line,
                        Shown.text(name),
                        name,
                        "There is no column \"" + Shown.text(name) + "\" in a file of type " + type.id()
                                + "; the nearest is " + Nearest.of(name, columns.names()) + "."));
            } else if (!seen.add(name)) {
                wrong.add(new RowError(
                        line, name, name, "The column " + name + " is there twice; leave one of them out."));
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

    /** The columns that a file has to have, even if they are empty. */
    static List<String> needed(Columns columns) {
        return columns.names().stream()
                .filter(name -> !columns.optional().contains(name))
                .toList();
    }

    /** Why the row can't stand under this header; empty if it can. */
    Optional<RowError> misshapen(CsvLine line) {
        if (line.count() != names.size()) {
            return Optional.of(new RowError(
                    line.number(),
                    null,
                    String.join(",", line.cells()),
                    "The row has " + cells(line.count()) + ", but the header names " + names.size()
                            + " columns. A value with a comma in it has to stand in quotes."));
        }
        if (line.longest() <= CsvFeed.LONGEST_CELL) return Optional.empty();
        int place = 0;
        while (line.cells()[place].length() <= CsvFeed.LONGEST_CELL) place++;
        return Optional.of(new RowError(
                line.number(),
                names.get(place),
                line.cells()[place],
                names.get(place) + " has " + line.longest() + " characters; a cell holds at most "
                        + CsvFeed.LONGEST_CELL + "."));
    }

    private static String cells(int count) {
        return count == 1 ? "1 cell" : count + " cells";
    }

    /** The row's cells by column. */
    Map<String, String> cells(CsvLine line) {
        return new CellsByColumn(places, line.cells());
    }
}
