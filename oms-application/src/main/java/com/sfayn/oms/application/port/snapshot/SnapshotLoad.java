package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Counts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of one type on their way into the local copies. They are added as they are read, and kept out of memory where
 * they are many; then their repeats are asked for; then the rows that are missing from a full list are deactivated; then
 * all are written at once. Ends with its transaction.
 */
public interface SnapshotLoad {
    /** Takes further rows; none is written yet. The list stays the caller's. */
    void add(List<NumberedChange> changes);

    /**
     * Rows whose key, or whose user in the case of customers, an earlier line has already.
     *
     * @param most how many of them to name, by line; all are counted
     */
    Repeats repeats(int most);

    /**
     * Deactivates the rows of the same owners (vendors; customers for addresses; countries for tax rules) that were not
     * added, unless they are newer. To be called before {@link #write}: it locks all rows of these owners, and whoever
     * locked only some of them first could wait for another full list that waits for him.
     *
     * @return how many
     */
    int deactivateOthers();

    /** Writes all that was added; to be called once, and without repeats. */
    Counts write();

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

        /** The repeats among rows that are few enough for a list. */
        public static Repeats among(List<NumberedChange> rows, int most) {
            Map<List<String>, Integer> keys = new HashMap<>();
            Map<List<String>, Integer> users = new HashMap<>();
            List<Repeat> repeats = new ArrayList<>();
            for (NumberedChange row : rows) {
                note(repeats, keys, row.line(), false, row.change().key());
                if (row.change() instanceof CustomerChange customer
                        && customer.customer().userId() != null) {
                    note(
                            repeats,
                            users,
                            row.line(),
                            true,
                            List.of(customer.customer().userId()));
                }
            }
            return new Repeats(repeats.subList(0, Math.min(most, repeats.size())), repeats.size());
        }

        private static void note(
                List<Repeat> repeats, Map<List<String>, Integer> seen, int line, boolean isUser, List<String> values) {
            Integer first = seen.putIfAbsent(values, line);
            if (first != null) repeats.add(new Repeat(line, first, isUser, values));
        }
    }
}
