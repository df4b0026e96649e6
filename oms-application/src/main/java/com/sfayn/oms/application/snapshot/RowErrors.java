package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.CountedBy;
import com.sfayn.oms.application.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.RowError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with rows: the first errors in full, of all others the number, so that a hopeless file costs
 * no memory. */
final class RowErrors {
    static final int MOST_KEPT = 1_000;

    private final List<RowError> kept = new ArrayList<>();
    private long more;

    void add(RowError error) {
        add(() -> error);
    }

    /** The same, worked out only if it is kept: finding what somebody meant takes time. */
    void add(Supplier<RowError> error) {
        if (kept.size() < MOST_KEPT) kept.add(error.get());
        else more++;
    }

    /** Errors that nobody has in full. */
    void countFurther(long errors) {
        more += errors;
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** By line. */
    RowsRefused refusal(CountedBy countedBy) {
        List<RowError> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparingInt(RowError::line));
        return new RowsRefused(sorted, Math.toIntExact(Math.min(more, Integer.MAX_VALUE)), countedBy);
    }
}
