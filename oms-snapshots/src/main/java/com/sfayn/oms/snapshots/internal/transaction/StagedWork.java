package com.sfayn.oms.snapshots.internal.transaction;

/** Rows that are staged within a transaction until they are written to their table. */
public interface StagedWork {
    /** Finishes a running transfer, so that other statements can use the connection. By default, there is none. */
    default void settle() {}

    /** Called before a rollback, which removes the rows. */
    default void abandon() {}

    /** Deletes all staged rows; called before a commit. */
    void clear();
}
