package com.sfayn.oms.application.snapshot.row;

import com.sfayn.oms.domain.parsing.DecimalMark;
import java.util.Map;

/**
 * A row as its source gave it.
 *
 * @param line what its errors are reported under: 1 for the first row of a list; in a file, the line it starts on
 * @param cells by column name; JSON values in JDK collections, or texts only, as CSV gives them; null and blank texts
 *     are absent values
 * @param columnsChecked whether the feed has checked that all columns are known and none is missing, once for all of
 *     its rows, as the header of a file allows
 * @param decimalMark of numbers that are texts
 */
public record SnapshotRow(int line, Map<String, ?> cells, boolean columnsChecked, DecimalMark decimalMark) {
    /** A row that has columns of its own. */
    public SnapshotRow(int line, Map<String, ?> cells) {
        this(line, cells, false);
    }

    /** A row whose numbers have decimal points, as all have that programs write. */
    public SnapshotRow(int line, Map<String, ?> cells, boolean columnsChecked) {
        this(line, cells, columnsChecked, DecimalMark.POINT);
    }
}
