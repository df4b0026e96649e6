package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Provides the transactions of a storage. */
public interface StorageTransactions {
    /** Runs the work in a unit that has begun and that the work ends. */
    <R> R with(TenantId tenant, TransactionSpan span, Function<Unit, R> work);

    /** Returns whether the calling thread's next unit would be part of the application's transaction. */
    boolean isJoining();

    /** Calls the work after the commit of the unit that has just ended on this thread. */
    void afterCommit(Runnable work);

    /** Work that is committed completely or not at all. It has begun; {@link #commit} or {@link #rollback} ends it. */
    interface Unit {
        Handle handle();

        AnswerTimeouts.Connected answers();

        WriteTurn turn();

        /**
         * Returns whether it is part of the application's transaction, so that committed work may still be rolled back.
         */
        boolean isJoined();

        void commit();

        void rollback();
    }
}
