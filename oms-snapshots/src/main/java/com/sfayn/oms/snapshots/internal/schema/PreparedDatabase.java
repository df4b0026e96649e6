package com.sfayn.oms.snapshots.internal.schema;

import com.sfayn.oms.snapshots.internal.sql.Database;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.transaction.AnswerTimeouts;
import com.sfayn.oms.snapshots.internal.transaction.HostTransactions;
import com.sfayn.oms.snapshots.internal.transaction.OwnConnections;
import com.sfayn.oms.snapshots.internal.transaction.OwnTransactions;
import com.sfayn.oms.snapshots.internal.transaction.RowLevelSecurity;
import com.sfayn.oms.snapshots.internal.transaction.StorageTransactions;
import com.sfayn.oms.snapshots.internal.transaction.TenantIsolation;
import com.sfayn.oms.snapshots.internal.transaction.TransactionSpan;
import com.sfayn.oms.snapshots.internal.transaction.WriteLock;
import com.sfayn.oms.snapshots.internal.transaction.WriteTurn;
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
public record PreparedDatabase(Database database, StorageTransactions transactions, List<String> applied) {
    public static PreparedDatabase of(DataSource pool, StorageOptions options) {
        OwnConnections connections;
        try (Connection connection = pool.getConnection()) {
            connections = OwnConnections.of(pool, Database.of(connection), connection);
            if (connections.database() == Database.H2) H2Requirements.check(connection);
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
        if (!options.isMigrating()) Migrations.requireNone(connections, options.schema());
        Jdbi jdbi = settingUp(connections);
        try {
            return connections.database() == Database.POSTGRESQL
                    ? postgres(jdbi, connections, options)
                    : h2(jdbi, connections, options);
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

    private static PreparedDatabase h2(Jdbi jdbi, OwnConnections connections, StorageOptions options) {
        List<String> applied = Migrations.apply(connections, options.schema());
        WriteLock turns = options.turns();
        StorageTransactions transactions = options.runner() == null
                ? new OwnTransactions(jdbi, TenantIsolation.NONE, AnswerTimeouts.NONE, turns::turn)
                : new HostTransactions(
                        options.runner(), TenantIsolation.NONE, turns::turn, PreparedDatabase::settingUp);
        return new PreparedDatabase(Database.H2, transactions, applied);
    }

    private static PreparedDatabase postgres(Jdbi jdbi, OwnConnections connections, StorageOptions options) {
        RowLevelSecurity isolation = RowLevelSecurity.prepare(jdbi, options.schema(), options.role(), options.limits());
        List<String> applied = Migrations.apply(connections, options.schema());
        isolation.grantAndVerify(jdbi);
        Function<TransactionSpan, WriteTurn> turns = span -> WriteTurn.NOT_NEEDED;
        StorageTransactions transactions = options.runner() == null
                ? new OwnTransactions(jdbi, isolation, options.timeouts(), turns)
                : new HostTransactions(options.runner(), isolation, turns, PreparedDatabase::settingUp);
        return new PreparedDatabase(Database.POSTGRESQL, transactions, applied);
    }
}
