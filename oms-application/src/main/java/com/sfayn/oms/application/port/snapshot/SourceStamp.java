package com.sfayn.oms.application.port.snapshot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * Who says something of a row, and when. Of two words on one row the one with the later stamp counts: by time, then by
 * id. The source takes no part in that.
 *
 * @param at when the source said so, to the millisecond
 * @param id tells words of the same time apart: an event's id
 * @param source which feed it came by, for people: {@code csv}, {@code webhook erp}, {@code stream.product_catalog}
 */
public record SourceStamp(Instant at, String id, String source) implements Comparable<SourceStamp> {
    private static final Comparator<SourceStamp> ORDER =
            Comparator.comparing(SourceStamp::at).thenComparing(SourceStamp::id);

    private static final String WITHOUT_ID = "import";

    public SourceStamp {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** For words that are no events: of several at one time the later to arrive counts, by whichever feed. */
    public static SourceStamp withoutId(Instant at, String source) {
        return new SourceStamp(at, WITHOUT_ID, source);
    }

    @Override
    public int compareTo(SourceStamp other) {
        return ORDER.compare(this, other);
    }
}
