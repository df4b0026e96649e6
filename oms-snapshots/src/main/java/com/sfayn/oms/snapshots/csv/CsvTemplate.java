package com.sfayn.oms.snapshots.csv;

import com.sfayn.oms.application.internal.row.SnapshotRows;
import com.sfayn.oms.application.port.snapshot.SnapshotType;

/** Creates a template for files that are filled by hand: the header only, so that an unchanged template has no rows. */
public final class CsvTemplate {
    private CsvTemplate() {}

    /** Returns all columns of the type, key columns first, including optional ones, and the end of the line (CRLF). */
    public static String of(SnapshotType type) {
        return String.join(",", SnapshotRows.columns(type).names()) + "\r\n";
    }
}
