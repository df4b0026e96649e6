package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.transaction.TransactionSpan;
import com.sfayn.oms.snapshots.transaction.WriteTurns;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Where the transactions of a storage come from. */
public interface Transactions {
    /** Lends the work a connection within which it begins and ends its unit. */
    <R> R with(TenantId tenant, TransactionSpan span, Function<Unit, R> work);

    /** Whether the calling thread's next unit would be part of a transaction that is not ours to end. */
    boolean isJoining();

    /** What is kept whole or not at all; begun already. One of {@link #keep} and {@link #giveUp} ends it. */
    interface Unit {
        Handle handle();

        AnswerTimeouts.Connected answers();

        WriteTurns.Turn turn();

        /** Whether it is part of a transaction that is not ours to end, so that what it keeps may yet be undone. */
        boolean isJoined();

        void keep();

        void giveUp();
    }
}
