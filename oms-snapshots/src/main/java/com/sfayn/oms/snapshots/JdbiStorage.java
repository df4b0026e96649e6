package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;

/**
 * Storage in a relational database, H2 or PostgreSQL 15 and later, in tables of a schema of its own. Several may share
 * a database, each in its schema, and share it with an application's own tables. The pool stays the caller's: it is
 * never closed here, and no setting outlives a transaction in its connections. While a storage is built it uses up to
 * three connections at once.
 */
public final class JdbiStorage implements Storage {
    /** Whose rows may be read while no tenant is chosen. */
    private static final TenantId NOBODY = new TenantId("nobody");

    private final Jdbi jdbi;
    private final Database database;
    private final Schema schema;
    private final Wall wall;
    private final AnswerTimeouts timeouts;
    private final Function<Wall.Span, WriteTurns.Turn> turns;
    private final UnaryOperator<String> lastLook;
    private final List<String> applied;
    private final BookCache books = new BookCache();

    private JdbiStorage(
            Jdbi jdbi,
            Database database,
            Schema schema,
            Wall wall,
            AnswerTimeouts timeouts,
            Function<Wall.Span, WriteTurns.Turn> turns,
            UnaryOperator<String> lastLook,
            List<String> applied) {
        this.jdbi = jdbi;
        this.database = database;
        this.schema = schema;
        this.wall = wall;
        this.timeouts = timeouts;
        this.turns = turns;
        this.lastLook = lastLook;
        this.applied = applied;
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
        return applied;
    }

    @Override
    public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
        return inTransaction(tenant, Wall.Span.REQUEST, work);
    }

    @Override
    public <R> R inLongTransaction(TenantId tenant, Function<TenantStore, R> work) {
        return inTransaction(tenant, Wall.Span.LONG, work);
    }

    private <R> R inTransaction(TenantId tenant, Wall.Span span, Function<TenantStore, R> work) {
        try (Handle handle = jdbi.open()) {
            AnswerTimeouts.Connected answers =
                    span == Wall.Span.REQUEST ? timeouts.on(handle) : AnswerTimeouts.Connected.UNCHANGED;
            answers.reading();
            handle.begin();
            WriteTurns.Turn turn = turns.apply(span);
            TenantHandle ours = new TenantHandle(handle, tenant, schema, database, answers, turn, lastLook);
            try {
                wall.enter(handle, tenant, span);
                JdbiTenantStore store = new JdbiTenantStore(ours, books);
                R result = work.apply(store);
                if (store.isDiscarded()) {
                    ours.abandon();
                    turn.takeForTheEnd();
                    handle.rollback();
                } else {
                    ours.clear();
                    turn.takeForTheEnd();
                    handle.commit();
                }
                return result;
            } catch (RuntimeException | Error e) {
                ours.abandon();
                turn.takeForTheEnd();
                rollBack(handle, e);
                throw e;
            } finally {
                turn.end();
            }
        } catch (RuntimeException e) {
            throw SqlFaults.translated(e);
        }
    }

    @Override
    public List<TenantId> listAcrossTenants() {
        try (Handle opened = jdbi.open()) {
            return opened.inTransaction(handle -> {
                wall.enter(handle, NOBODY, Wall.Span.REQUEST);
                return handle.createQuery(schema.in("select tenant_id from oms.tenant order by tenant_id"))
                        .mapTo(String.class)
                        .map(TenantId::new)
                        .list();
            });
        } catch (RuntimeException e) {
            throw SqlFaults.translated(e);
        }
    }

    private static void rollBack(Handle handle, Throwable fault) {
        try {
            handle.rollback();
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
        private WriteTurns turns = new WriteTurns();
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
         * PostgreSQL only: gives up on a database that does not answer, at the price of the connection. Imports are
         * exempt. By default, the pool's own timeout counts.
         *
         * @param reads for one statement that only reads
         * @param changes for one that writes, waits for a lock, or commits; longer than the 2 seconds that a lock is
         *     waited for
         */
        public Builder answerTimeouts(Duration reads, Duration changes) {
            this.timeouts = AnswerTimeouts.of(reads, changes);
            return this;
        }

        /** H2 only: the turns of all storages over one database, so that no two of their transactions write at once. */
        public Builder writeTurns(WriteTurns shared) {
            this.turns = Objects.requireNonNull(shared);
            return this;
        }

        /** For tests of the second wall: changes each tenant's statement after the guard has seen it. */
        Builder lastLook(UnaryOperator<String> change) {
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
         * Migrates, then opens.
         *
         * @throws com.sfayn.oms.application.port.StorageUnavailableException if the database can't be reached
         * @throws IllegalStateException if the database can't be used as it is; the message says what to do
         */
        public JdbiStorage build() {
            Database database;
            Jdbi jdbi;
            try (Connection connection = pool.getConnection()) {
                database = Database.of(connection);
                jdbi = Jdbi.create(new PooledConnections(pool, connection.getAutoCommit()));
            } catch (SQLException e) {
                throw SqlFaults.translated(e);
            }
            jdbi.registerArrayType(String.class, "varchar");
            jdbi.registerArrayType(Integer.class, "integer");
            jdbi.getConfig(Handles.class).setForceEndTransactions(false);
            try {
                return database == Database.POSTGRESQL ? onPostgres(jdbi) : onH2(jdbi);
            } catch (RuntimeException e) {
                throw SqlFaults.translated(e);
            }
        }

        private JdbiStorage onH2(Jdbi jdbi) {
            List<String> applied = Migrations.apply(pool, Database.H2, schema);
            return new JdbiStorage(
                    jdbi, Database.H2, schema, Wall.NONE, AnswerTimeouts.NONE, turns::turn, lastLook, applied);
        }

        private JdbiStorage onPostgres(Jdbi jdbi) {
            PostgresWall wall = PostgresWall.before(jdbi, schema, role, limits);
            List<String> applied = Migrations.apply(pool, Database.POSTGRESQL, schema);
            wall.raise(jdbi);
            return new JdbiStorage(
                    jdbi,
                    Database.POSTGRESQL,
                    schema,
                    wall,
                    timeouts,
                    span -> WriteTurns.Turn.NOT_NEEDED,
                    lastLook,
                    applied);
        }
    }
}
