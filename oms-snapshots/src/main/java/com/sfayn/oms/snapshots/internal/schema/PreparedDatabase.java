package com.sfayn.oms.snapshots.internal.schema;

import com.sfayn.oms.snapshots.internal.sql.Database;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.transaction.AnswerTimeouts;
import com.sfayn.oms.snapshots.internal.transaction.HostTransactions;
import com.sfayn.oms.snapshots.internal.transaction.OwnConnections;
import com.sfayn.oms.snapshots.internal.transaction.OwnTransactions;
import com.sfayn.oms.snapshots.internal.transaction.RowLevelSecurity;
import com.sfayn.oms.snapshots.internal.transaction.TenantIsolation;
import com.sfayn.oms.snapshots.internal.transaction.TransactionLimits;
import com.sfayn.oms.snapshots.internal.transaction.Transactions;
import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import com.sfayn.oms.snapshots.transaction.TransactionSpan;
import com.sfayn.oms.snapshots.transaction.WriteTurns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;

/**
 * A database that is migrated and safe to use.
 *
 * @param transactions run the work on it
 * @param applied the migrations that were applied, oldest first
 */
public record PreparedDatabase(Database database, Transactions transactions, List<String> applied) {
    /**
     * The options of a storage.
     *
     * @param runner the application's transactions; null for our own
     * @param isMigrating whether pending migrations are applied; otherwise they are refused
     */
    public record Terms(
            Schema schema,
            String role,
            TransactionLimits limits,
            AnswerTimeouts timeouts,
            WriteTurns turns,
            TransactionRunner runner,
            boolean isMigrating) {}

    public static PreparedDatabase of(DataSource pool, Terms terms) {
        OwnConnections connections;
        try (Connection connection = pool.getConnection()) {
            connections = OwnConnections.of(pool, Database.of(connection), connection);
            if (connections.database() == Database.H2) H2FileTerms.check(connection);
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
        if (!terms.isMigrating()) Migrations.requireNone(connections, terms.schema());
        Jdbi jdbi = settingUp(connections);
        try {
            return connections.database() == Database.POSTGRESQL
                    ? postgres(jdbi, connections, terms)
                    : h2(jdbi, connections, terms);
        } catch (RuntimeException e) {
            throw SqlFaults.translated(e);
        }
    }

    private static Jdbi settingUp(ConnectionFactory connections) {
        Jdbi jdbi = Jdbi.create(connections);
        jdbi.registerArrayType(String.class, "varchar");
        jdbi.registerArrayType(Integer.class, "integer");
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return jdbi;
    }

    private static PreparedDatabase h2(Jdbi jdbi, OwnConnections connections, Terms terms) {
        List<String> applied = Migrations.apply(connections, terms.schema());
        WriteTurns turns = terms.turns();
        Transactions transactions = terms.runner() == null
                ? new OwnTransactions(jdbi, TenantIsolation.NONE, AnswerTimeouts.NONE, turns::turn)
                : new HostTransactions(terms.runner(), TenantIsolation.NONE, turns::turn, PreparedDatabase::settingUp);
        return new PreparedDatabase(Database.H2, transactions, applied);
    }

    private static PreparedDatabase postgres(Jdbi jdbi, OwnConnections connections, Terms terms) {
        RowLevelSecurity isolation = RowLevelSecurity.before(jdbi, terms.schema(), terms.role(), terms.limits());
        List<String> applied = Migrations.apply(connections, terms.schema());
        isolation.raise(jdbi);
        Function<TransactionSpan, WriteTurns.Turn> turns = span -> WriteTurns.Turn.NOT_NEEDED;
        Transactions transactions = terms.runner() == null
                ? new OwnTransactions(jdbi, isolation, terms.timeouts(), turns)
                : new HostTransactions(terms.runner(), isolation, turns, PreparedDatabase::settingUp);
        return new PreparedDatabase(Database.POSTGRESQL, transactions, applied);
    }
}
