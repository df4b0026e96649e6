package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.snapshots.internal.sql.Database;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections of the embedder's pool for transactions of our own. One that is in a transaction already is refused, since
 * beginning or ending ours would end that one, too. The others commit by themselves while they are ours: JDBI takes one
 * that does not for one that is within a transaction.
 *
 * @param autoCommit how the pool hands them out, and gets them back
 */
public record OwnConnections(DataSource pool, Database database, boolean autoCommit) implements ConnectionFactory {
    /**
     * Of a pool, by the first connection that it gave, which stays open.
     *
     * @throws IllegalStateException if that one is in a transaction
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
            throw new IllegalStateException("The connection that the pool gave is in a transaction of the application"
                    + " already. A transaction of our own would end that one, so nothing was done. Call outside of any"
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
