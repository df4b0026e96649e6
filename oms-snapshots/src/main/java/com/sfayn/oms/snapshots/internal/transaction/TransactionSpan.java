package com.sfayn.oms.snapshots.internal.transaction;

/** How long a transaction may take. */
public enum TransactionSpan {
    /** Seconds: a caller waits for the response, and other transactions wait for its locks. */
    REQUEST,
    /** As long as it needs: imports. */
    LONG,
    /** As long as the application's transaction that contains it. */
    JOINED
}
