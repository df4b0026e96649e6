package com.sfayn.oms.snapshots;

import com.sfayn.oms.snapshots.internal.transaction.WriteLock;
import java.time.Duration;

/**
 * Lets one transaction at a time write to an H2 database. H2 stores the maps of a commit one after the other while
 * other transactions keep writing: if the process is killed at that moment, the file can contain a change of theirs
 * without the data to undo it. Storages over one H2 database must share one instance. PostgreSQL needs none.
 *
 * <p>Thread-safe.
 */
public final class WriteTurns {
    private final WriteLock lock = new WriteLock();

    /**
     * Runs work on the database while no transaction writes.
     *
     * @param timeout how long to wait for a transaction that writes
     * @return false if such a transaction did not end in time, so that the work did not run
     */
    public boolean exclusively(Duration timeout, Runnable work) {
        return lock.exclusively(timeout, work);
    }

    /** Returns whether a long transaction has begun to write: until it ends, H2 frees no space in its file. */
    public boolean isLongTransactionUnderWay() {
        return lock.isLongTransactionUnderWay();
    }

    WriteLock lock() {
        return lock;
    }
}
