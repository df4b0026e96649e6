package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.snapshots.internal.sql.Database;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Provides connections of the embedder's pool for transactions of our own. Refuses one that is already in a
 * transaction, since beginning or ending ours would end that one too. Switches the others to auto-commit while we use
 * them, because JDBI takes a connection without auto-commit for one within a transaction.
 *
 * @param autoCommit the mode in which the pool provides connections and gets them back
 */
public record OwnConnections(DataSource pool, Database database, boolean autoCommit) implements ConnectionFactory {
    /**
     * Learns the mode of the pool from its first connection, which stays open.
     *
     * @throws IllegalStateException if that connection is in a transaction
     */
    public static OwnConnections of(DataSource pool, Database database, Connection first) throws SQLException {
        OwnConnections connections = new OwnConnections(pool, database, first.getAutoCommit());
        connections.refuseTransaction(first);
        return connections;
    }

    @Override
    public Connection openConnection() throws SQLException {
        Connection connection = pool.getConnection();
        try {
            refuseTransaction(connection);
            if (!autoCommit) connection.setAutoCommit(true);
            return connection;
        } catch (SQLException | RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private void refuseTransaction(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) return;
        if (autoCommit || OpenTransaction.isOn(connection, database)) {
            throw new IllegalStateException("The connection from the pool is already in a transaction of the"
                    + " application. A transaction of our own would end it, so nothing was done. Call outside of any"
                    + " transaction, or join it: JdbiStorage.builder(pool).transactions(runner), where the runner uses"
                    + " the application's transaction manager.");
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try (connection) {
            if (!autoCommit) connection.setAutoCommit(false);
        }
    }
}
