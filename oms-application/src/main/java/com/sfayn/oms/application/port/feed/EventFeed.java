package com.sfayn.oms.application.port.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Gives the committed events of a tenant their positions, and reads them in that order. Positions are given by one
 * transaction at a time, after the events' own transactions: a reader never sees a position before all lower ones.
 */
public interface EventFeed {
    /** The maximum number of events that {@link #number} numbers while the feed follows the log closely. */
    int BATCH = 500;

    /** The same while a long log is numbered. */
    int LARGE_BATCH = 5000;

    /** Reads the state of the feed, in one statement. */
    FeedState state();

    /** Returns the last position; 0 if there is none. Costs less than {@link #state}. */
    long last();

    /** Creates the feed of the tenant unless it exists. Needs a transaction of its own before {@link #number}. */
    void create();

    /**
     * Gives the oldest events without a position the next positions, for each order in the order of its sequence
     * numbers. If it leaves no event, it also starts the cursors that wait for that; see {@link FeedCursors#create}.
     *
     * @param limit may be exceeded by events that must come before one of the batch
     * @return empty if another transaction numbers events of this tenant now, or the feed has not been created
     */
    Optional<Numbering> number(int limit);

    /** Returns the events of a range, in one statement. */
    FeedPage read(FeedRange range);

    /** Returns the events at these positions, in one statement; positions without an event are left out. */
    List<FeedEvent> at(Collection<Long> positions);

    /**
     * Returns the position before the first event that occurred at this time or later; the last position if there is
     * none. An event that was committed so late that more than 10,000 others overtook it may be missed.
     */
    long positionBefore(Instant time);

    /** How far consumers have read. */
    FeedCursors cursors();

    /**
     * The state of a tenant's feed.
     *
     * @param exists whether it was created
     * @param last the last position; 0 if there is none
     * @param isCaughtUp whether at some time every event of the log had a position
     * @param isWaiting whether events have no position yet
     */
    record FeedState(boolean exists, long last, boolean isCaughtUp, boolean isWaiting) {}

    /**
     * The result of giving positions.
     *
     * @param events how many events got a position
     * @param last the last position now
     * @param isDrained whether every event that was visible has a position now
     * @param reordered how many events had to be moved before others of their order, because their times contradict
     *     their sequence numbers
     */
    record Numbering(int events, long last, boolean isDrained, int reordered) {}
}
