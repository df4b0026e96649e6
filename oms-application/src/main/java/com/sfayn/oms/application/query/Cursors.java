package com.sfayn.oms.application.query;

import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.order.OrderQuery.Position;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Encodes a list position as an opaque string. It refers to no row, so it stays valid when rows change. */
final class Cursors {
    /** Later than any order, and within the range of every database. */
    static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private static final String SEPARATOR = "|";
    private static final String SETTLED = "~";

    private Cursors() {}

    /**
     * The position after which the next page starts.
     *
     * @param settled all changes before this time were committed when the list was read; empty if the list has not
     *     reached unsettled changes yet
     */
    record Place(Position position, Optional<Instant> settled) {}

    static String ofPlace(Sort sort, Place place) {
        Position position = place.position();
        String settled =
                place.settled().map(time -> SETTLED + time.toEpochMilli()).orElse("");
        return encoded(
                sort.name() + SEPARATOR + position.time().toEpochMilli() + settled + SEPARATOR + position.orderId());
    }

    /** Parses a cursor; empty if it is invalid, or of a list with another sort. */
    static Optional<Place> place(String cursor, Sort sort) {
        String[] parts = decoded(cursor).split("\\" + SEPARATOR, 3);
        if (parts.length != 3 || !parts[0].equals(sort.name())) return Optional.empty();
        if (TextValidation.refusal(parts[2], "after").isPresent()) return Optional.empty();
        String[] times = parts[1].split(SETTLED, 2);
        Optional<Instant> settled = times.length == 2 ? time(times[1]) : Optional.empty();
        if (times.length == 2 && settled.isEmpty()) return Optional.empty();
        return time(times[0]).map(time -> new Place(new Position(time, parts[2]), settled));
    }

    private static Optional<Instant> time(String millis) {
        return number(millis).map(Instant::ofEpochMilli).filter(time -> time.isBefore(END_OF_TIME));
    }

    static String ofSequence(int sequence) {
        return encoded(Integer.toString(sequence));
    }

    static Optional<Integer> sequence(String cursor) {
        return number(decoded(cursor))
                .filter(n -> n >= 0 && n <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }

    static InvalidInput refusal(String cursor) {
        return new InvalidInput(
                "\"" + Excerpt.text(cursor)
                        + "\" is not a cursor of this list; use the endCursor of a page with the same sort.",
                List.of("after"));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
