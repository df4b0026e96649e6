package com.sfayn.oms.snapshots;

import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import java.util.List;
import java.util.function.Supplier;

/** An application that has tables, and a transaction manager, of its own. */
interface Host extends AutoCloseable {
    /** A storage in the application's database that works in its transactions. */
    JdbiStorageBuilder storage();

    /** The one that the storage was given. */
    TransactionRunner runner();

    /** Commits unless the work throws. */
    <R> R inTransaction(Supplier<R> work);

    /** In the transaction of the thread. */
    void execute(String sql);

    /** The first column of what a query finds, in the transaction of the thread. */
    List<String> column(String query);

    @Override
    void close();
}
