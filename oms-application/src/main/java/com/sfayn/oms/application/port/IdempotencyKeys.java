package com.sfayn.oms.application.port;

import java.time.Instant;
import java.util.Optional;

/** Records which idempotency keys were used, in the transaction of the change itself. */
public interface IdempotencyKeys {
    /**
     * Claims the key for this transaction. A concurrent transaction with the same key waits until this one ends.
     *
     * @param result what a repeated request needs, e.g. {@code ORD-7K2M4P8Q1R3S:4}; may be set later by
     *     {@link #complete}
     * @return what was recorded if the key was used since {@code notBefore}; empty if it is now claimed
     */
    Optional<Recorded> claim(Key key, String fingerprint, String result, Instant now, Instant notBefore);

    /** Sets the result of a key that this transaction has claimed. */
    void complete(Key key, String result);

    /** Deletes keys last used before that time, and returns their number. */
    int forget(Instant before);

    /** A key, scoped to one user and one operation. */
    record Key(String user, String operation, String key) {}

    /** What was recorded under a key. */
    record Recorded(String fingerprint, String result) {}
}
