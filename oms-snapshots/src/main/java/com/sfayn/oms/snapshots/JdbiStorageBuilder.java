package com.sfayn.oms.snapshots;

import com.sfayn.oms.snapshots.internal.schema.Libraries;
import com.sfayn.oms.snapshots.internal.schema.PreparedDatabase;
import com.sfayn.oms.snapshots.internal.schema.StorageOptions;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.transaction.AnswerTimeouts;
import com.sfayn.oms.snapshots.internal.transaction.TransactionLimits;
import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Configures and opens a {@link JdbiStorage}. */
public final class JdbiStorageBuilder {
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

    JdbiStorageBuilder(DataSource pool) {
        this.pool = pool;
    }

    /**
     * Sets the schema of the tables; it is created if it does not exist. Default {@code oms}.
     *
     * @param name lower-case letters, digits and underscores, a letter first
     */
    public JdbiStorageBuilder schema(String name) {
        this.schema = new Schema(name);
        return this;
    }

    /**
     * PostgreSQL only: sets the role that a login with SUPERUSER or BYPASSRLS switches to in each transaction, so
     * that row-level security applies; it is created if allowed. Default {@code oms_app}.
     *
     * @param name lower-case letters, digits and underscores, a letter first
     */
    public JdbiStorageBuilder role(String name) {
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
    public JdbiStorageBuilder idleInTransaction(Duration longest) {
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
    public JdbiStorageBuilder answerTimeouts(Duration reads, Duration changes) {
        this.timeouts = AnswerTimeouts.of(reads, changes);
        this.longestStatement = Optional.of(changes);
        return this;
    }

    /**
     * H2 only: shares the write turns of all storages over one database, so that only one of their transactions
     * writes at a time.
     */
    public JdbiStorageBuilder writeTurns(WriteTurns shared) {
        this.turns = Objects.requireNonNull(shared);
        return this;
    }

    /**
     * Runs in the application's transactions: in the one of the calling thread, or else in one that the runner
     * begins. The pool is then only used to build the storage. Time limits of the storage do not apply in a
     * transaction of the application, and {@link #answerTimeouts} applies in no transaction of the runner.
     */
    public JdbiStorageBuilder transactions(TransactionRunner runner) {
        this.runner = Objects.requireNonNull(runner);
        return this;
    }

    /** Disables migrations: {@link #build} throws {@link PendingMigrationsException} if any is pending. */
    public JdbiStorageBuilder withoutMigrating() {
        this.isMigrating = false;
        return this;
    }

    /** For isolation tests: changes each statement after the tenant check has seen it. */
    JdbiStorageBuilder statementRewriter(UnaryOperator<String> change) {
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
        StorageOptions options =
                new StorageOptions(schema, role, effective, timeouts, turns.lock(), runner, isMigrating);
        return new JdbiStorage(PreparedDatabase.of(pool, options), schema, statementRewriter);
    }
}
