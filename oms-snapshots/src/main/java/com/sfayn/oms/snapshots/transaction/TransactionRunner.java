package com.sfayn.oms.snapshots.transaction;

import java.sql.Connection;
import java.util.function.Function;

/**
 * Connects the storage to the transaction manager of the application that embeds it, so that an order and the
 * application's own changes are committed or rolled back together. Set with
 * {@link com.sfayn.oms.snapshots.JdbiStorageBuilder#transactions}; without one, every use case runs in its own
 * transaction, on its own connection.
 *
 * <p>Within a transaction of the application our work runs between two savepoints: refused or failed work leaves
 * nothing behind and does not affect what the application has done. Role, tenant and lock timeout are restored when our
 * work ends. The application's transaction must include the storage's database and must see concurrent commits (READ
 * COMMITTED, the default), so that a lost race can be retried within it.
 */
public interface TransactionRunner {
    /**
     * Returns whether the calling thread is in a transaction of the application that includes the storage's database.
     */
    boolean isInTransaction();

    /**
     * Runs the work once on a connection of the calling thread's transaction, and leaves that transaction open whatever
     * the work does: it is neither committed, rolled back nor marked for rollback. If the thread has no transaction,
     * begins one, commits it when the work returns, and rolls it back when the work throws.
     *
     * @param work leaves the connection open
     * @return what the work returns
     * @throws RuntimeException what the work throws, unwrapped
     */
    <R> R run(Function<Connection, R> work);

    /**
     * Calls the work once after the calling thread's transaction has been committed, and never if it is rolled back.
     * Called within a transaction, when a change has events for the feed.
     *
     * @param work returns at once and does not throw
     * @return false, the default, if the runner can't: then the feed looks for the events several times in the seconds
     *     that follow, and a transaction that takes longer is found within a minute
     */
    default boolean afterCommit(Runnable work) {
        return false;
    }
}
