package com.sfayn.oms.snapshots.csv;

import com.sfayn.oms.application.internal.row.SnapshotRows;
import com.sfayn.oms.application.port.snapshot.SnapshotType;

/** What somebody starts from who fills a file by hand: the header, so that a template left as it is has no rows. */
public final class CsvTemplate {
    private CsvTemplate() {}

    /** All columns of the type, the key's first, optional ones too, and the end of the line (CRLF). */
    public static String of(SnapshotType type) {
        return String.join(",", SnapshotRows.columns(type).names()) + "\r\n";
    }
}
