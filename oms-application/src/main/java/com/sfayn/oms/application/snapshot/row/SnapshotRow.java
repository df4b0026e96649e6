package com.sfayn.oms.application.snapshot.row;

import com.sfayn.oms.domain.parsing.DecimalMark;
import java.util.Map;

/**
 * A row as given by its source.
 *
 * @param line shown in errors: 1 for the first row of a list; in a file, the line on which the row starts
 * @param cells by column name: JSON values in JDK collections, or strings only, as in CSV; null and blank strings count
 *     as absent
 * @param columnsChecked whether the feed has already checked for unknown and missing columns, as the header of a file
 *     allows
 * @param decimalMark the decimal separator of numbers that are strings
 */
public record SnapshotRow(int line, Map<String, ?> cells, boolean columnsChecked, DecimalMark decimalMark) {
    /** Creates a row whose columns have not been checked, and whose numbers have decimal points. */
    public SnapshotRow(int line, Map<String, ?> cells) {
        this(line, cells, false, DecimalMark.POINT);
    }
}
