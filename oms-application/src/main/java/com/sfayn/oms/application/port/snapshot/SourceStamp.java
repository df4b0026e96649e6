package com.sfayn.oms.application.port.snapshot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * The time, id and feed of a change of a row. Of two changes of one row the one with the later stamp wins: by time,
 * then by id. The source is not compared.
 *
 * @param at the source's time, to the millisecond
 * @param id distinguishes changes of the same time: an event's id
 * @param source the feed's name, shown to users: {@code csv}, {@code webhook erp}, {@code stream.product_catalog}
 */
public record SourceStamp(Instant at, String id, String source) implements Comparable<SourceStamp> {
    private static final Comparator<SourceStamp> ORDER =
            Comparator.comparing(SourceStamp::at).thenComparing(SourceStamp::id);

    private static final String WITHOUT_ID = "import";

    public SourceStamp {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Creates a stamp for changes that are not events: of several at one time the later to arrive wins, from any feed.
     */
    public static SourceStamp withoutId(Instant at, String source) {
        return new SourceStamp(at, WITHOUT_ID, source);
    }

    @Override
    public int compareTo(SourceStamp other) {
        return ORDER.compare(this, other);
    }
}
