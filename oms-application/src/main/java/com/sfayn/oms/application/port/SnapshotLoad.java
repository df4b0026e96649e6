package com.sfayn.oms.application.port;

import com.sfayn.oms.application.port.SnapshotRepository.Counts;
import java.util.List;

/**
 * Rows of one type on their way into the local copies. They are added as they are read, and kept out of memory where
 * they are many; then their repeats are asked for; then all are written at once. Ends with its transaction.
 */
public interface SnapshotLoad {
    /** Takes further rows; none is written yet. */
    void add(List<NumberedChange> changes);

    /**
     * Rows whose key, or whose user in the case of customers, an earlier line has already.
     *
     * @param most how many of them to name, by line; all are counted
     */
    Repeats repeats(int most);

    /** Writes all that was added, as {@link SnapshotRepository#put} does; to be called once, and without repeats. */
    Counts write();

    /**
     * Deactivates the rows of the same owners (vendors; customers for addresses; countries for tax rules) that were not
     * added, unless they are newer. To be called after {@link #write}.
     *
     * @return how many
     */
    int deactivateOthers();

    /** A row, and the line of its source that its errors are reported under. */
    record NumberedChange(int line, SnapshotChange change) {}

    /**
     * A row that an earlier one has made superfluous or doubtful.
     *
     * @param isUser whether it is the user that stands twice, not the key
     * @param values the key, or the user alone
     */
    record Repeat(int line, int firstLine, boolean isUser, List<String> values) {
        public Repeat {
            values = List.copyOf(values);
        }
    }

    /**
     * All repeats.
     *
     * @param first the first of them, by line
     * @param total how many there are
     */
    record Repeats(List<Repeat> first, long total) {
        public static final Repeats NONE = new Repeats(List.of(), 0);

        public Repeats {
            first = List.copyOf(first);
        }
    }
}
