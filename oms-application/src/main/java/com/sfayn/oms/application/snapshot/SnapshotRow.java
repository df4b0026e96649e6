package com.sfayn.oms.application.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row as its source gave it.
 *
 * @param line what its errors are reported under: 1 for the first row of a list; in a file, the line it starts on
 * @param cells by column name; JSON values in JDK collections, or texts only, as CSV gives them; null and blank texts
 *     are absent values
 */
public record SnapshotRow(int line, Map<String, ?> cells) {
    /** The rows of a list, numbered from 1. */
    public static List<SnapshotRow> numbered(List<? extends Map<String, ?>> rows) {
        List<SnapshotRow> numbered = new ArrayList<>(rows.size());
        for (Map<String, ?> cells : rows) numbered.add(new SnapshotRow(numbered.size() + 1, cells));
        return numbered;
    }
}
