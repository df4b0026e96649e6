package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs every unit in a transaction of its own, on a connection of its own. */
public record OwnTransactions(
        Jdbi jdbi, TenantIsolation isolation, AnswerTimeouts timeouts, Function<TransactionSpan, WriteTurn> turns)
        implements StorageTransactions {
    @Override
    public <R> R with(TenantId tenant, TransactionSpan span, Function<Unit, R> work) {
        try (Handle handle = jdbi.open()) {
            AnswerTimeouts.Connected answers =
                    span == TransactionSpan.REQUEST ? timeouts.on(handle) : AnswerTimeouts.Connected.UNCHANGED;
            answers.reading();
            handle.begin();
            try {
                isolation.enter(handle, tenant, span);
            } catch (RuntimeException | Error e) {
                rollBack(handle, e);
                throw e;
            }
            WriteTurn turn = turns.apply(span);
            try {
                return work.apply(new OwnUnit(handle, answers, turn));
            } finally {
                turn.end();
            }
        }
    }

    private static void rollBack(Handle handle, Throwable fault) {
        try {
            handle.rollback();
        } catch (RuntimeException e) {
            fault.addSuppressed(e);
        }
    }

    @Override
    public boolean isJoining() {
        return false;
    }

    @Override
    public void afterCommit(Runnable work) {
        work.run();
    }

    private record OwnUnit(Handle handle, AnswerTimeouts.Connected answers, WriteTurn turn) implements Unit {
        @Override
        public boolean isJoined() {
            return false;
        }

        @Override
        public void commit() {
            turn.takeForTheEnd();
            handle.commit();
        }

        @Override
        public void rollback() {
            turn.takeForTheEnd();
            handle.rollback();
        }
    }
}
