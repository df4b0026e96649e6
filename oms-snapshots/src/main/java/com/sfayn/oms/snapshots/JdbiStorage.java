package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.book.BookCache;
import com.sfayn.oms.snapshots.internal.schema.Libraries;
import com.sfayn.oms.snapshots.internal.schema.PreparedDatabase;
import com.sfayn.oms.snapshots.internal.schema.StorageOptions;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.transaction.AnswerTimeouts;
import com.sfayn.oms.snapshots.internal.transaction.StorageTransactions;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import com.sfayn.oms.snapshots.internal.transaction.TenantIsolation;
import com.sfayn.oms.snapshots.internal.transaction.TransactionLimits;
import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import com.sfayn.oms.snapshots.transaction.TransactionSpan;
import com.sfayn.oms.snapshots.transaction.WriteTurns;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Stores all data in a relational database, H2 or PostgreSQL 15 and later, in the tables of one schema. Several
 * storages can share a database, each with its own schema, also with an application's own tables. The caller owns and
 * closes the pool; no session setting outlives a transaction. Each thread needs one connection at a time, and so does
 * building a storage.
 *
 * <p>Thread-safe.
 */
public final class JdbiStorage implements Storage {
    private final PreparedDatabase prepared;
    private final Schema schema;
    private final UnaryOperator<String> statementRewriter;
    private final BookCache books = new BookCache();
    private final List<Consumer<TenantId>> eventListeners = new CopyOnWriteArrayList<>();

    private JdbiStorage(PreparedDatabase prepared, Schema schema, UnaryOperator<String> statementRewriter) {
        this.prepared = prepared;
        this.schema = schema;
        this.statementRewriter = statementRewriter;
    }

    /** Opens a storage with the schema {@code oms} and the role {@code oms_app}; applies pending migrations first. */
    public static JdbiStorage over(DataSource pool) {
        return builder(pool).build();
    }

    public static Builder builder(DataSource pool) {
        return new Builder(pool);
    }

    /** Returns the migrations that were applied when this storage was built, oldest first, e.g. {@code 2 tables}. */
    public List<String> appliedMigrations() {
        return prepared.applied();
    }

    @Override
    public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
        return inTransaction(tenant, TransactionSpan.REQUEST, work);
    }

    @Override
    public <R> R inLongTransaction(TenantId tenant, Function<TenantStore, R> work) {
        return inTransaction(tenant, TransactionSpan.LONG, work);
    }

    @Override
    public boolean joinsTransaction() {
        return prepared.transactions().isJoining();
    }

    @Override
    public void addEventListener(Consumer<TenantId> listener) {
        eventListeners.add(listener);
    }

    @Override
    public void removeEventListener(Consumer<TenantId> listener) {
        eventListeners.remove(listener);
    }

    private <R> R inTransaction(TenantId tenant, TransactionSpan span, Function<TenantStore, R> work) {
        boolean[] appended = new boolean[1];
        R result = withStore(tenant, span, work, appended);
        if (appended[0] && !eventListeners.isEmpty()) {
            prepared.transactions().afterCommit(() -> eventListeners.forEach(listener -> listener.accept(tenant)));
        }
        return result;
    }

    /** @param appended set if events were appended and kept */
    private <R> R withStore(TenantId tenant, TransactionSpan span, Function<TenantStore, R> work, boolean[] appended) {
        return with(tenant, span, unit -> {
            TenantHandle handle = new TenantHandle(
                    unit.handle(), tenant, schema, prepared.database(), unit.answers(), unit.turn(), statementRewriter);
            try {
                JdbiTenantStore store = new JdbiTenantStore(handle, books, unit.isJoined());
                R result = work.apply(store);
                if (store.isDiscarded()) {
                    handle.beforeRollback();
                    unit.rollback();
                } else {
                    handle.beforeCommit();
                    unit.commit();
                    appended[0] = store.hasAppendedEvents();
                }
                return result;
            } catch (RuntimeException | Error e) {
                handle.beforeRollback();
                rollback(unit, e);
                throw e;
            }
        });
    }

    @Override
    public List<TenantId> listAcrossTenants() {
        return with(TenantIsolation.NO_TENANT, TransactionSpan.REQUEST, unit -> {
            try {
                List<TenantId> tenants = unit.handle()
                        .createQuery(schema.in("select tenant_id from oms.tenant order by tenant_id"))
                        .mapTo(String.class)
                        .map(TenantId::new)
                        .list();
                unit.commit();
                return tenants;
            } catch (RuntimeException | Error e) {
                rollback(unit, e);
                throw e;
            }
        });
    }

    private <R> R with(TenantId tenant, TransactionSpan span, Function<StorageTransactions.Unit, R> work) {
        try {
            return prepared.transactions().with(tenant, span, work);
        } catch (RuntimeException e) {
            throw SqlFaults.translated(e);
        }
    }

    private static void rollback(StorageTransactions.Unit unit, Throwable fault) {
        try {
            unit.rollback();
        } catch (RuntimeException e) {
            fault.addSuppressed(e);
        }
    }

    /** Configures and opens a storage. */
    public static final class Builder {
        private final DataSource pool;
        private Schema schema = new Schema("oms");
        private String role = "oms_app";
        private TransactionLimits limits = TransactionLimits.DEFAULT;
        private AnswerTimeouts timeouts = AnswerTimeouts.NONE;
        private Optional<Duration> longestStatement = Optional.empty();
        private boolean isMigrating = true;
        private WriteTurns turns = new WriteTurns();
        private TransactionRunner runner;
        private UnaryOperator<String> statementRewriter = UnaryOperator.identity();

        private Builder(DataSource pool) {
            this.pool = pool;
        }

        /**
         * Sets the schema of the tables; it is created if it does not exist. Default {@code oms}.
         *
         * @param name lower-case letters, digits and underscores, a letter first
         */
        public Builder schema(String name) {
            this.schema = new Schema(name);
            return this;
        }

        /**
         * PostgreSQL only: sets the role that a login with SUPERUSER or BYPASSRLS switches to in each transaction, so
         * that row-level security applies; it is created if allowed. Default {@code oms_app}.
         *
         * @param name lower-case letters, digits and underscores, a letter first
         */
        public Builder role(String name) {
            Schema.requireIdentifier("role", name);
            this.role = name;
            return this;
        }

        /**
         * PostgreSQL only: ends a request's transaction that is idle for longer, e.g. because its process is frozen, so
         * that its locks are released. Imports are exempt. Default 5 seconds.
         *
         * @param longest from a second to an hour
         */
        public Builder idleInTransaction(Duration longest) {
            this.limits = limits.withIdle(longest);
            return this;
        }

        /**
         * PostgreSQL only: limits how long a request waits for a database that does not answer; the connection is then
         * closed. The database also ends a statement after the time for changes, so that none continues after its
         * caller has given up. Imports are exempt. By default, only the pool's own timeout applies.
         *
         * @param reads for a statement that only reads
         * @param changes for a statement that writes, waits for a lock or commits; longer than the lock timeout of 2
         *     seconds
         */
        public Builder answerTimeouts(Duration reads, Duration changes) {
            this.timeouts = AnswerTimeouts.of(reads, changes);
            this.longestStatement = Optional.of(changes);
            return this;
        }

        /**
         * H2 only: shares the write turns of all storages over one database, so that only one of their transactions
         * writes at a time.
         */
        public Builder writeTurns(WriteTurns shared) {
            this.turns = Objects.requireNonNull(shared);
            return this;
        }

        /**
         * Runs in the application's transactions: in the one of the calling thread, or else in one that the runner
         * begins. The pool is then only used to build the storage. Time limits of the storage do not apply in a
         * transaction of the application, and {@link #answerTimeouts} applies in no transaction of the runner.
         */
        public Builder transactions(TransactionRunner runner) {
            this.runner = Objects.requireNonNull(runner);
            return this;
        }

        /** Disables migrations: {@link #build} throws {@link PendingMigrationsException} if any is pending. */
        public Builder withoutMigrating() {
            this.isMigrating = false;
            return this;
        }

        /** For isolation tests: changes each statement after the tenant check has seen it. */
        public Builder statementRewriter(UnaryOperator<String> change) {
            this.statementRewriter = change;
            return this;
        }

        /**
         * Applies pending migrations and, on PostgreSQL, verifies row-level security.
         *
         * @return the migrations that were applied, oldest first, e.g. {@code 2 tables}; empty if none was pending
         */
        public List<String> migrate() {
            return build().appliedMigrations();
        }

        /**
         * Applies pending migrations, unless {@link #withoutMigrating} was called, and opens the storage.
         *
         * @throws com.sfayn.oms.application.port.StorageUnavailableException if the database can't be reached
         * @throws IllegalStateException if the database can't be used as it is, or a library that this module needs is
         *     too old; the message says what to do
         */
        public JdbiStorage build() {
            Libraries.check();
            TransactionLimits effective = runner == null ? limits.withStatement(longestStatement) : limits;
            StorageOptions options = new StorageOptions(schema, role, effective, timeouts, turns, runner, isMigrating);
            return new JdbiStorage(PreparedDatabase.of(pool, options), schema, statementRewriter);
        }
    }
}
