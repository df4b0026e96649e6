package com.sfayn.oms.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The data source of all connections to one H2 file. When H2 can't write to the file, it closes the database, and a new
 * connection would open it again. But each later statement on an old connection then removes the database from H2's
 * list of open databases, and further connections find the file locked. So all old connections must be closed first.
 */
public final class H2Connections implements DataSource {
    private final DataSource h2;
    private final List<Connection> given = new ArrayList<>();
    private final List<HikariDataSource> pools = new CopyOnWriteArrayList<>();

    H2Connections(DataSource h2) {
        this.h2 = h2;
    }

    /** Registers a pool that takes its connections from here and must drop them when H2 closes the database. */
    void add(HikariDataSource pool) {
        pools.add(pool);
    }

    /** @throws SQLTransientConnectionException while connections to a closed database remain */
    @Override
    public synchronized Connection getConnection() throws SQLException {
        given.removeIf(H2Connections::isClosed);
        for (Connection old : given) {
            if (isDead(old)) {
                throw new SQLTransientConnectionException(
                        "H2 has closed the database after an error; its connections are being replaced.");
            }
        }
        Connection connection = h2.getConnection();
        given.add(connection);
        return connection;
    }

    /** Whether H2 has closed the database of this connection. */
    static boolean isDead(Connection connection) {
        try {
            MVStore store = store(connection);
            return store == null || store.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Returns the store; null if the connection is closed. */
    static MVStore store(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            return session.getDatabase().getStore().getMvStore();
        }
        return null;
    }

    /** Closes idle connections of the pools now, and active ones when they are returned. */
    void evictFromPools() {
        pools.stream()
                .filter(HikariDataSource::isRunning)
                .forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The user comes from the settings.");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return h2.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        h2.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        h2.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return h2.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return h2.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return h2.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return h2.isWrapperFor(type);
    }
}
