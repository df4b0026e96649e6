package com.sfayn.oms.snapshots.transaction;

/** How long a transaction may take. */
public enum TransactionSpan {
    /** Seconds: somebody waits for the answer, and others wait for its locks. */
    REQUEST,
    /** As long as it needs: imports. */
    LONG,
    /** As long as the application takes that has begun the transaction. */
    JOINED
}
