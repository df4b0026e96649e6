package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Counts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads rows of one type. Call in this order: {@link #add} rows as they are read (large loads are not kept in memory);
 * check {@link #repeats}; {@link #deactivateOthers} for a full list; {@link #write} once. Ends with its transaction.
 */
public interface SnapshotLoad {
    /** Adds rows without writing them yet. The list remains the caller's. */
    void add(List<NumberedChange> changes);

    /**
     * Returns rows whose key, or whose user for customers, occurs in an earlier line.
     *
     * @param most the maximum number of repeats to list, by line; all are counted
     */
    Repeats repeats(int most);

    /**
     * Deactivates rows of the same owners (vendors; customers for addresses; countries for tax rules) that were not
     * added, unless they are newer. Must be called before {@link #write}: it locks all rows of these owners at once, so
     * that two full lists can't deadlock.
     *
     * @return the number of deactivated rows
     */
    int deactivateOthers();

    /** Writes all added rows. Must be called once, and only without repeats. */
    Counts write();

    /** A row with the line of its source, which its errors name. */
    record NumberedChange(int line, SnapshotChange change) {}

    /**
     * A row that repeats the key or the user of an earlier row.
     *
     * @param isUser whether the user is repeated, not the key
     * @param values the key, or only the user
     */
    record Repeat(int line, int firstLine, boolean isUser, List<String> values) {
        public Repeat {
            values = List.copyOf(values);
        }
    }

    /**
     * The repeated rows of a load.
     *
     * @param first the first of them, by line
     * @param total the number of all
     */
    record Repeats(List<Repeat> first, long total) {
        public static final Repeats NONE = new Repeats(List.of(), 0);

        public Repeats {
            first = List.copyOf(first);
        }

        /** Finds the repeats in a list. */
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
