package com.sfayn.oms.snapshots.internal.transaction;

/** Rows that wait within a transaction until they are written to their table. */
public interface StagedWork {
    /** Finishes what is being sent, so that other statements can follow on the connection. */
    void settle();

    /** The transaction is about to be rolled back. */
    void abandon();

    /** The transaction is about to be committed: no row stays here. */
    void clear();
}
