package com.sfayn.oms.application.port.feed;

import java.util.List;

/**
 * What was found in a range of the feed.
 *
 * @param events in the order of their positions
 * @param next continue after this position; every position up to it was examined
 * @param more whether the feed has positions after {@code next}
 */
public record FeedPage(List<FeedEvent> events, long next, boolean more) {
    public FeedPage {
        events = List.copyOf(events);
    }

    /** Returns the part of the page up to this position. */
    public FeedPage until(long last) {
        if (next <= last) return this;
        return new FeedPage(
                events.stream().filter(event -> event.position() <= last).toList(), last, true);
    }

    /**
     * Returns the page of a range.
     *
     * @param found the first matching events of the range, at most its limit
     * @param end the last position of the feed
     */
    public static FeedPage of(FeedRange range, List<FeedEvent> found, long end) {
        long scanned = Math.max(range.after(), Math.min(range.last(), end));
        long next = found.size() < range.limit()
                ? scanned
                : found.get(found.size() - 1).position();
        return new FeedPage(found, next, next < end);
    }
}
