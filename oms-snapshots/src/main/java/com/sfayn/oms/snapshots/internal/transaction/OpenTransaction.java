package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.snapshots.internal.sql.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Checks whether a connection without auto-commit is in a transaction, without ending it. */
final class OpenTransaction {
    /** For drivers other than PostgreSQL's own: detects a transaction that has written or locked. */
    private static final String WRITTEN_ON_POSTGRESQL = "select pg_current_xact_id_if_assigned() is not null";

    private static final String WRITTEN_ON_H2 =
            "select contains_uncommitted from information_schema.sessions where session_id = session_id()";

    private OpenTransaction() {}

    static boolean isOn(Connection connection, Database database) throws SQLException {
        if (database == Database.H2) return answer(connection, WRITTEN_ON_H2);
        Optional<Boolean> seenByDriver = seenByDriver(connection);
        return seenByDriver.isPresent() ? seenByDriver.get() : answer(connection, WRITTEN_ON_POSTGRESQL);
    }

    /** @return empty if the driver is another one */
    private static Optional<Boolean> seenByDriver(Connection connection) throws SQLException {
        try {
            if (!connection.isWrapperFor(BaseConnection.class)) return Optional.empty();
            return Optional.of(connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE);
        } catch (NoClassDefFoundError e) {
            return Optional.empty();
        }
    }

    private static boolean answer(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
