package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.book.BookCache;
import com.sfayn.oms.snapshots.internal.schema.Libraries;
import com.sfayn.oms.snapshots.internal.schema.PreparedDatabase;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.transaction.AnswerTimeouts;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import com.sfayn.oms.snapshots.internal.transaction.TransactionLimits;
import com.sfayn.oms.snapshots.internal.transaction.Transactions;
import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import com.sfayn.oms.snapshots.transaction.TransactionSpan;
import com.sfayn.oms.snapshots.transaction.WriteTurns;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Storage in a relational database, H2 or PostgreSQL 15 and later, in tables of a schema of its own. Several may share
 * a database, each in its schema, and share it with an application's own tables. The pool stays the caller's: it is
 * never closed here, and no setting outlives a transaction in its connections. One connection at a time is enough for
 * each thread, and for building a storage.
 */
public final class JdbiStorage implements Storage {
    /** Whose rows may be read while no tenant is chosen. */
    private static final TenantId NOBODY = new TenantId("nobody");

    private final PreparedDatabase prepared;
    private final Schema schema;
    private final UnaryOperator<String> lastLook;
    private final BookCache books = new BookCache();

    private JdbiStorage(PreparedDatabase prepared, Schema schema, UnaryOperator<String> lastLook) {
        this.prepared = prepared;
        this.schema = schema;
        this.lastLook = lastLook;
    }

    /** With the schema {@code oms} and the role {@code oms_app}; brings the tables up to date first. */
    public static JdbiStorage over(DataSource pool) {
        return builder(pool).build();
    }

    public static Builder builder(DataSource pool) {
        return new Builder(pool);
    }

    /** The migrations that building this storage applied, oldest first, e.g. {@code 2 tables}. */
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

    private <R> R inTransaction(TenantId tenant, TransactionSpan span, Function<TenantStore, R> work) {
        return with(tenant, span, unit -> {
            TenantHandle ours = new TenantHandle(
                    unit.handle(), tenant, schema, prepared.database(), unit.answers(), unit.turn(), lastLook);
            try {
                JdbiTenantStore store = new JdbiTenantStore(ours, books, unit.isJoined());
                R result = work.apply(store);
                if (store.isDiscarded()) {
                    ours.abandon();
                    unit.giveUp();
                } else {
                    ours.clear();
                    unit.keep();
                }
                return result;
            } catch (RuntimeException | Error e) {
                ours.abandon();
                giveUp(unit, e);
                throw e;
            }
        });
    }

    @Override
    public List<TenantId> listAcrossTenants() {
        return with(NOBODY, TransactionSpan.REQUEST, unit -> {
            try {
                List<TenantId> tenants = unit.handle()
                        .createQuery(schema.in("select tenant_id from oms.tenant order by tenant_id"))
                        .mapTo(String.class)
                        .map(TenantId::new)
                        .list();
                unit.keep();
                return tenants;
            } catch (RuntimeException | Error e) {
                giveUp(unit, e);
                throw e;
            }
        });
    }

    private <R> R with(TenantId tenant, TransactionSpan span, Function<Transactions.Unit, R> work) {
        try {
            return prepared.transactions().with(tenant, span, work);
        } catch (RuntimeException e) {
            throw SqlFaults.translated(e);
        }
    }

    private static void giveUp(Transactions.Unit unit, Throwable fault) {
        try {
            unit.giveUp();
        } catch (RuntimeException e) {
            fault.addSuppressed(e);
        }
    }

    /** What can be told of a storage before it opens. */
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
        private UnaryOperator<String> lastLook = UnaryOperator.identity();

        private Builder(DataSource pool) {
            this.pool = pool;
        }

        /**
         * Where the tables stand; created if it is not there. Default {@code oms}.
         *
         * @param name lower-case letters, digits and underscores, a letter first
         */
        public Builder schema(String name) {
            this.schema = new Schema(name);
            return this;
        }

        /**
         * PostgreSQL only: the role that a superuser's or BYPASSRLS login steps down to in each transaction, so that
         * row-level security holds it; created if allowed. Default {@code oms_app}.
         *
         * @param name lower-case letters, digits and underscores, a letter first
         */
        public Builder role(String name) {
            Schema.requireIdentifier("role", name);
            this.role = name;
            return this;
        }

        /**
         * PostgreSQL only: ends a request's transaction that does nothing for longer, e.g. because its process is frozen,
         * so that others don't wait for its locks. Imports are exempt. Default 5 seconds.
         *
         * @param longest from a second to an hour
         */
        public Builder idleInTransaction(Duration longest) {
            this.limits = limits.withIdle(longest);
            return this;
        }

        /**
         * PostgreSQL only: gives up on a database that does not answer, at the price of the connection. The database is
         * told to end a statement after the time for changes, so that none goes on whose answer is no longer waited for.
         * Imports are exempt. By default, the pool's own timeout counts.
         *
         * @param reads for one statement that only reads
         * @param changes for one that writes, waits for a lock, or commits; longer than the 2 seconds that a lock is
         *     waited for
         */
        public Builder answerTimeouts(Duration reads, Duration changes) {
            this.timeouts = AnswerTimeouts.of(reads, changes);
            this.longestStatement = Optional.of(changes);
            return this;
        }

        /** H2 only: the turns of all storages over one database, so that no two of their transactions write at once. */
        public Builder writeTurns(WriteTurns shared) {
            this.turns = Objects.requireNonNull(shared);
            return this;
        }

        /**
         * Works in the application's transactions instead of its own: in the one that the calling thread is in, or else in
         * one that the runner begins. The pool then only serves to build the storage. Time limits that the storage sets
         * do not hold in a transaction of the application, and {@link #answerTimeouts} in none of the runner.
         */
        public Builder transactions(TransactionRunner runner) {
            this.runner = Objects.requireNonNull(runner);
            return this;
        }

        /** Changes no tables: {@link #build} throws {@link PendingMigrationsException} if they are not up to date. */
        public Builder withoutMigrating() {
            this.isMigrating = false;
            return this;
        }

        /** For tests of the second wall: changes each tenant's statement after the guard has seen it. */
        public Builder lastLook(UnaryOperator<String> change) {
            this.lastLook = change;
            return this;
        }

        /**
         * Brings the database up to date, and on PostgreSQL makes sure that row-level security holds.
         *
         * @return what was applied, oldest first, e.g. {@code 2 tables}; empty if all was up to date
         */
        public List<String> migrate() {
            return build().appliedMigrations();
        }

        /**
         * Migrates, unless {@link #withoutMigrating} says not to, then opens.
         *
         * @throws com.sfayn.oms.application.port.StorageUnavailableException if the database can't be reached
         * @throws IllegalStateException if the database can't be used as it is, or a library that this module needs is
         *     too old; the message says what to do
         */
        public JdbiStorage build() {
            Libraries.check();
            TransactionLimits ours = runner == null ? limits.withStatement(longestStatement) : limits;
            PreparedDatabase.Terms terms =
                    new PreparedDatabase.Terms(schema, role, ours, timeouts, turns, runner, isMigrating);
            return new JdbiStorage(PreparedDatabase.of(pool, terms), schema, lastLook);
        }
    }
}
