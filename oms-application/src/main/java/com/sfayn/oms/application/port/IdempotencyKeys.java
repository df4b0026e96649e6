package com.sfayn.oms.application.port;

import java.time.Instant;
import java.util.Optional;

/** Which changes have been made under which key, in the transaction of the change itself. */
public interface IdempotencyKeys {
    /**
     * Claims the key for this transaction. A concurrent twin waits until this transaction ends.
     *
     * @param result what a repeat will need, e.g. {@code ORD-7K2M4P8Q1R3S:4}; may be completed by {@link #complete}
     * @return what was recorded before, if the key was used since {@code notBefore}; empty: it is claimed
     */
    Optional<Recorded> claim(Key key, String fingerprint, String result, Instant now, Instant notBefore);

    /** Sets the result of a key that this transaction has claimed. */
    void complete(Key key, String result);

    /** Forgets keys that were last used before then; answers how many. */
    int forget(Instant before);

    /** A key belongs to one user's one operation. */
    record Key(String user, String operation, String key) {}

    /** What a key was used for. */
    record Recorded(String fingerprint, String result) {}
}
