package com.sfayn.oms.snapshots.transaction;

import java.sql.Connection;
import java.util.function.Function;

/**
 * The transaction manager of the application that embeds us, so that an order and the application's own changes are kept
 * together or not at all. Given to {@link JdbiStorage.Builder#transactions}; without one, every use case runs in a
 * transaction of its own, on a connection of its own.
 *
 * <p>Within a transaction of the application our work lies between two savepoints: what is refused or fails leaves
 * nothing behind and does not touch what the application has done. Role, tenant and lock timeout are as before when our
 * work ends. The application's transaction has to include the database of the storage, and to read what is committed
 * meanwhile (READ COMMITTED, the default): a lost race can then be run again within it.
 */
public interface TransactionRunner {
    /** Whether the calling thread is in a transaction of the application that includes the storage's database. */
    boolean isInTransaction();

    /**
     * Runs the work once on a connection of the transaction that the calling thread is in, and leaves that transaction
     * open whatever the work does: it is neither committed, rolled back nor marked to be rolled back. If the thread is in
     * none, begins one, commits it when the work returns, and rolls it back when the work throws.
     *
     * @param work leaves the connection open
     * @return what the work returns
     * @throws RuntimeException what the work throws, as it is
     */
    <R> R run(Function<Connection, R> work);
}
