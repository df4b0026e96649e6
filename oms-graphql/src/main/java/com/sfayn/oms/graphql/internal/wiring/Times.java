package com.sfayn.oms.graphql.internal.wiring;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Converts instants to the schema's DateTime. */
public final class Times {
    private static final DateTimeFormatter TO_THE_MILLISECOND =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Times() {}

    /** Returns the time in UTC; null for null. */
    public static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** Returns a string such as {@code 2026-01-31T09:30:00.000Z}. */
    public static String text(Instant instant) {
        return TO_THE_MILLISECOND.format(instant);
    }
}
