package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.core.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.core.RowNumbering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with rows: the first errors in full, of all others the number, so that a hopeless file costs
 * no memory. */
public final class RowErrors {
    public static final int MOST_KEPT = 1_000;

    private final List<RowError> kept = new ArrayList<>();
    private long more;

    public void add(RowError error) {
        add(() -> error);
    }

    /** The same, worked out only if it is kept: finding what somebody meant takes time. */
    void add(Supplier<RowError> error) {
        if (kept.size() < MOST_KEPT) kept.add(error.get());
        else more++;
    }

    /** Errors that nobody has in full. */
    public void countFurther(long errors) {
        more += errors;
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** By line. */
    public RowsRefused refusal(RowNumbering countedBy) {
        List<RowError> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparingInt(RowError::line));
        return new RowsRefused(sorted, Math.toIntExact(Math.min(more, Integer.MAX_VALUE)), countedBy);
    }
}
