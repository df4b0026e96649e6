package com.sfayn.oms.application.snapshot.row;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.core.RowNumbering;
import java.util.List;
import java.util.Map;

/**
 * Streams rows of one type from a list, a file or another source. Keeps no row, so memory does not grow with their
 * number.
 */
@FunctionalInterface
public interface RowFeed {
    /**
     * Passes all rows, in their order, on the calling thread. If it throws, nothing of the feed is stored.
     *
     * @param into receives the rows; throws to stop the feed
     */
    void readInto(Rows into);

    /** Returns the unit of the rows' line numbers. */
    default RowNumbering countedBy() {
        return RowNumbering.ROW;
    }

    /** Creates a feed of a list, with rows numbered from 1. */
    static RowFeed of(List<? extends Map<String, ?>> rows) {
        return into -> {
            int line = 0;
            for (Map<String, ?> cells : rows) into.row(new SnapshotRow(++line, cells));
        };
    }

    /** Receives the rows of a feed. */
    interface Rows {
        /** Receives a row, valid or not. */
        void row(SnapshotRow row);

        /** Receives an error of the feed itself, such as an invalid header or an unclosed quote. */
        void wrong(RowError error);
    }
}
