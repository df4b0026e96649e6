package com.sfayn.oms.application.port.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stores how far each consumer has read the tenant's feed. A consumer that works outside a transaction holds a lease,
 * so that one instance at a time works for it.
 */
public interface FeedCursors {
    /** Returns every cursor of the tenant, ordered by consumer. */
    List<FeedCursor> list();

    Optional<FeedCursor> find(String consumer);

    /**
     * Creates a cursor unless it exists. It starts at the first event that occurred at this time or later. While the
     * log has events from before the feed existed, it has no position yet; {@link EventFeed#number} gives it one.
     *
     * @param since {@link Instant#EPOCH} = from the first event of the log
     * @return whether it was created
     */
    boolean create(String consumer, Instant since);

    /**
     * Creates a cursor at the end of the feed unless it exists. While the log has events from before the feed existed, it
     * has no position yet; {@link EventFeed#number} starts it at the first event that occurred at this time or later.
     *
     * @return whether it was created
     */
    boolean createAtEnd(String consumer, Instant now);

    /**
     * Moves a cursor and ends its pause. A lease continues, but its owner's {@link #advance} no longer has an effect.
     */
    void reset(String consumer, long position);

    /**
     * Takes the lease of a cursor that has a position, unless another owner holds it or the consumer pauses after a
     * failure.
     *
     * @return whether the owner has it now
     */
    boolean lease(String consumer, String owner, Instant now, Instant until);

    /**
     * Locks a cursor until this transaction ends; for consumers that work within a transaction.
     *
     * @return its position; empty if another transaction has locked it, or it has no position
     */
    OptionalLong lock(String consumer);

    /** Moves a cursor that this transaction has locked. */
    void move(String consumer, long position);

    /** Extends the lease of this owner; has no effect if another one has it. */
    boolean renew(String consumer, String owner, Instant until);

    /**
     * Moves the cursor, ends its failures and extends the lease.
     *
     * @param from the position that the owner has worked from
     * @return false if the owner has lost the lease, or the cursor was moved; nothing was changed
     */
    boolean advance(String consumer, String owner, long from, long position, Instant until);

    /** Ends the lease of this owner. */
    void release(String consumer, String owner);

    /** Counts a failure, and pauses the consumer. */
    void fail(String consumer, String owner, Instant nextAt);

    /** Removes the cursor. */
    void remove(String consumer);
}
