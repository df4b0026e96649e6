package com.sfayn.oms.snapshots;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections of the embedder's pool, committing by themselves while they are ours: JDBI takes one that does not for one
 * that is within a transaction already, and would leave its end to somebody else.
 *
 * @param autoCommit how the pool hands them out, and gets them back
 */
record PooledConnections(DataSource pool, boolean autoCommit) implements ConnectionFactory {
    @Override
    public Connection openConnection() throws SQLException {
        Connection connection = pool.getConnection();
        try {
            if (!autoCommit) connection.setAutoCommit(true);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try (connection) {
            if (!autoCommit) connection.setAutoCommit(false);
        }
    }
}
