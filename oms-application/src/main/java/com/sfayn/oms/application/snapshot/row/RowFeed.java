package com.sfayn.oms.application.snapshot.row;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.core.RowNumbering;
import java.util.List;
import java.util.Map;

/**
 * Rows of one type, one after another, from wherever they come: a list, a file, a catalogue's own interface. A feed
 * hands over each row as soon as it has it and keeps none, so that memory does not grow with their number.
 */
@FunctionalInterface
public interface RowFeed {
    /**
     * Hands over all rows, in their order, on the calling thread. If it throws, nothing of the feed is kept.
     *
     * @param into takes them; throws to stop the feed
     */
    void readInto(Rows into);

    /** What the rows' lines count. */
    default RowNumbering countedBy() {
        return RowNumbering.ROW;
    }

    /** The rows of a list, numbered from 1. */
    static RowFeed of(List<? extends Map<String, ?>> rows) {
        return into -> {
            int line = 0;
            for (Map<String, ?> cells : rows) into.row(new SnapshotRow(++line, cells));
        };
    }

    /** Takes what a feed hands over. */
    interface Rows {
        /** A row, whatever its cells say. */
        void row(SnapshotRow row);

        /** What is wrong with the feed itself, so that a row can't be told: a header, a quote that is never closed. */
        void wrong(RowError error);
    }
}
