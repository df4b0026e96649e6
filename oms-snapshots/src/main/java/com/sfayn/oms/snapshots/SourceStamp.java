package com.sfayn.oms.snapshots;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** When a source said something, to the millisecond, and which saying counts as the later one at the same time. */
record SourceStamp(Instant at, String id) implements Comparable<SourceStamp> {
    private static final Comparator<SourceStamp> ORDER =
            Comparator.comparing(SourceStamp::at).thenComparing(SourceStamp::id);

    SourceStamp {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public int compareTo(SourceStamp other) {
        return ORDER.compare(this, other);
    }
}
