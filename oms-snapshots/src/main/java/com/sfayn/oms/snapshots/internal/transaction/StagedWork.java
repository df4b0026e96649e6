package com.sfayn.oms.snapshots.internal.transaction;

/** Rows that are staged within a transaction until they are written to their table. */
public interface StagedWork {
    /** Finishes a running transfer, so that other statements can use the connection. By default, there is none. */
    default void flush() {}

    /** Cancels a running transfer; the rollback removes the rows. By default, there is none. */
    default void beforeRollback() {}

    /** Deletes all staged rows. */
    void beforeCommit();
}
