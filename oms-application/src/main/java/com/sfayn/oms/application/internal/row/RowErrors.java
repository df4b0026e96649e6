package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.core.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.core.RowNumbering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Collects the errors of rows: keeps the first ones and counts the rest, to limit memory. */
public final class RowErrors {
    public static final int MOST_KEPT = 1_000;

    private final List<RowError> kept = new ArrayList<>();
    private long more;

    public void add(RowError error) {
        add(() -> error);
    }

    /** Adds an error that is created only if it is kept: finding the closest match takes time. */
    void add(Supplier<RowError> error) {
        if (kept.size() < MOST_KEPT) kept.add(error.get());
        else more++;
    }

    /** Counts errors of which no details are available. */
    public void countFurther(long errors) {
        more += errors;
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** Returns the refusal, with the errors sorted by line. */
    public RowsRefused refusal(RowNumbering countedBy) {
        List<RowError> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparingInt(RowError::line));
        return new RowsRefused(sorted, Math.toIntExact(Math.min(more, Integer.MAX_VALUE)), countedBy);
    }
}
