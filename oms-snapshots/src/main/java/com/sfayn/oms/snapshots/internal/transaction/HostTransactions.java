package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.sql.SqlSavepoint;
import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs every unit within a transaction of the application that embeds us, or of its transaction manager. */
public final class HostTransactions implements StorageTransactions {
    /** Milliseconds after a change when the application's transaction has probably been committed. */
    private static final List<Long> LIKELY_COMMITS = List.of(100L, 1_000L, 5_000L);

    private final TransactionRunner runner;
    private final TenantIsolation isolation;
    private final Function<TransactionSpan, WriteTurn> turns;
    private final BorrowedConnection borrowed = new BorrowedConnection();
    private final Jdbi jdbi;
    private final AtomicLong units = new AtomicLong();

    /** @param settingUp creates JDBI instances with the required configuration */
    public HostTransactions(
            TransactionRunner runner,
            TenantIsolation isolation,
            Function<TransactionSpan, WriteTurn> turns,
            Function<ConnectionFactory, Jdbi> settingUp) {
        this.runner = runner;
        this.isolation = isolation;
        this.turns = turns;
        this.jdbi = settingUp.apply(borrowed);
    }

    @Override
    public boolean isJoining() {
        return runner.isInTransaction();
    }

    @Override
    public <R> R with(TenantId tenant, TransactionSpan span, Function<Unit, R> work) {
        // we don't learn when the application's transaction ends, so a turn taken in it could not be released
        boolean joined = isJoining();
        WriteTurn turn = joined ? WriteTurn.NOT_NEEDED : turns.apply(span);
        Task<R> task = new Task<>(tenant, joined ? TransactionSpan.JOINED : span, turn, work);
        try {
            return runner.run(task);
        } catch (RuntimeException e) {
            throw e == task.fault ? e : SqlFaults.ofTransactionManager(e);
        } finally {
            turn.end();
        }
    }

    /** Guesses if the runner does not know when the application commits. */
    @Override
    public void afterCommit(Runnable work) {
        if (!isJoining()) {
            work.run();
        } else if (!runner.afterCommit(work)) {
            for (long delay : LIKELY_COMMITS) {
                CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(work);
            }
        }
    }

    /** One call of a use case. */
    private final class Task<R> implements Function<Connection, R> {
        private final TenantId tenant;
        private final TransactionSpan span;
        private final WriteTurn turn;
        private final Function<Unit, R> work;
        private RuntimeException fault;

        Task(TenantId tenant, TransactionSpan span, WriteTurn turn, Function<Unit, R> work) {
            this.tenant = tenant;
            this.span = span;
            this.turn = turn;
            this.work = work;
        }

        @Override
        public R apply(Connection connection) {
            try (Handle handle = borrowed.handle(jdbi, connection)) {
                return work.apply(begin(handle));
            } catch (RuntimeException e) {
                fault = SqlFaults.isReadOnly(e) && isReadOnly(connection) ? readOnly(e) : SqlFaults.translated(e);
                throw fault;
            }
        }

        private Unit begin(Handle handle) {
            if (isAutoCommit(handle)) {
                throw new IllegalStateException(
                        "The connection from the TransactionRunner is in auto-commit mode, so it"
                                + " is in no transaction. The runner must pass the connection of the calling thread's"
                                + " transaction.");
            }
            SqlSavepoint before = SqlSavepoint.set(handle, "oms_unit_" + units.incrementAndGet());
            try {
                TenantIsolation.Settings settings = isolation.settings(handle);
                isolation.enter(handle, tenant, span);
                return new HostUnit(handle, before, isolation, settings, turn, span == TransactionSpan.JOINED);
            } catch (RuntimeException | Error e) {
                rollback(before, e);
                throw e;
            }
        }
    }

    private static void rollback(SqlSavepoint before, Throwable fault) {
        try {
            before.rollback();
        } catch (RuntimeException e) {
            fault.addSuppressed(e);
        }
    }

    private static boolean isAutoCommit(Handle handle) {
        try {
            return handle.getConnection().getAutoCommit();
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    private static boolean isReadOnly(Connection connection) {
        try {
            return connection.isReadOnly();
        } catch (SQLException e) {
            return false;
        }
    }

    private static IllegalStateException readOnly(RuntimeException cause) {
        return new IllegalStateException(
                "The application's transaction is read-only, but this use case writes. Begin a read-write transaction.",
                cause);
    }

    private record HostUnit(
            Handle handle,
            SqlSavepoint before,
            TenantIsolation isolation,
            TenantIsolation.Settings settings,
            WriteTurn turn,
            boolean isJoined)
            implements Unit {
        /** The timeouts of the pool and of the application apply. */
        @Override
        public AnswerTimeouts.Connected answers() {
            return AnswerTimeouts.Connected.UNCHANGED;
        }

        @Override
        public void commit() {
            turn.takeForTheEnd();
            isolation.restore(handle, settings);
            before.release();
        }

        /** The rollback to the savepoint also undoes the settings made since. */
        @Override
        public void rollback() {
            turn.takeForTheEnd();
            before.rollback();
            before.release();
        }
    }

    /** Passes the thread's connection to JDBI; it stays open. */
    private static final class BorrowedConnection implements ConnectionFactory {
        private final ThreadLocal<Connection> current = new ThreadLocal<>();

        Handle handle(Jdbi jdbi, Connection connection) {
            current.set(connection);
            try {
                return jdbi.open();
            } finally {
                current.remove();
            }
        }

        @Override
        public Connection openConnection() {
            return current.get();
        }

        @Override
        public void closeConnection(Connection connection) {
            // the transaction continues
        }
    }
}
