package com.sfayn.oms.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates data sources for the database of {@code oms.db}: single connections for migrations, and pools. */
public final class Databases {
    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);

    /** A request fails within two seconds if there is no database: 1.2 s of waiting and at most 0.5 s of connecting. */
    private static final int WAIT_MILLIS = 1_200;

    private static final int TRY_MILLIS = 500;

    /** An import waits longer, because sending its file again is expensive. */
    private static final int IMPORT_WAIT_MILLIS = 5_000;

    /** A command may wait longer than a request. */
    static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(60);

    private static final int COMMAND_TRY_MILLIS = 10_000;
    private static final int CONNECT_SECONDS = 1;

    /** Reads fail quickly if the database has stopped answering. */
    static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    /** Longer than any wait for a lock; ends statements after a network failure. */
    static final Duration CHANGE_TIMEOUT = Duration.ofSeconds(10);

    /** Connections for concurrent imports and their look-ups. */
    private static final long FEED_WAIT_MILLIS = 10_000;

    private static final int IMPORT_CONNECTIONS = 4;

    private static final int IDLE_MILLIS = 30_000;

    /**
     * Acknowledged changes are written. Space in the file is not reused before the upkeep, once a second, has synced
     * the newer data to disk. Closing compacts the file for five seconds at most.
     */
    private static final List<String> H2_SETTINGS = List.of(
            "WRITE_DELAY=0",
            "RETENTION_TIME=3000",
            "MAX_COMPACT_TIME=5000",
            "DB_CLOSE_ON_EXIT=FALSE",
            "TRACE_LEVEL_FILE=0");

    private Databases() {}

    /** Whether a missing database is created. */
    public enum Opening {
        /** A missing H2 database is created. */
        CREATING,
        /** A missing database is an error. */
        EXISTING
    }

    /** Returns a data source without a pool and without statement timeouts, since migrations may take long. */
    static DataSource direct(DatabaseSettings settings, Opening opening) {
        String user = settings.user().orElse(null);
        String password =
                settings.password().isEmpty() ? null : settings.password().reveal();
        if (isH2(settings)) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(opening == Opening.EXISTING ? url(settings) + ";IFEXISTS=TRUE" : url(settings));
            h2.setUser(user);
            h2.setPassword(password);
            return h2;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setURL(url(settings));
        if (user != null) postgres.setUser(user);
        if (password != null) postgres.setPassword(password);
        postgres.setConnectTimeout(COMMAND_TRY_MILLIS / 1_000);
        return postgres;
    }

    /**
     * Returns the pool for requests. It opens connections on demand only.
     *
     * @param source the source of connections; empty to use the URL of the settings
     */
    static HikariDataSource pool(DatabaseSettings settings, Optional<DataSource> source, MeterRegistry metrics) {
        HikariConfig config = config(settings, source, "oms");
        config.setMaximumPoolSize(settings.poolSize());
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics));
        if (!isH2(settings)) config.addDataSourceProperty("socketTimeout", Long.toString(CHANGE_TIMEOUT.toSeconds()));
        return new HikariDataSource(config);
    }

    /** Returns the pool for imports, whose statements may take minutes. It keeps no idle connections. */
    static HikariDataSource importPool(DatabaseSettings settings, Optional<DataSource> source) {
        HikariConfig config = smallPool(settings, source, "oms-imports");
        config.setConnectionTimeout(IMPORT_WAIT_MILLIS);
        return new HikariDataSource(config);
    }

    /**
     * Returns the pool for the event feed and its webhooks, separate from that for requests, so that neither waits for
     * the other's connections.
     */
    static HikariDataSource feedPool(DatabaseSettings settings, Optional<DataSource> source) {
        HikariConfig config = smallPool(settings, source, "oms-feed");
        config.setConnectionTimeout(FEED_WAIT_MILLIS);
        return new HikariDataSource(config);
    }

    /** Returns the pool for commands, with longer timeouts for busy machines. */
    static HikariDataSource commandPool(DatabaseSettings settings, Optional<DataSource> source) {
        HikariConfig config = smallPool(settings, source, "oms-command");
        config.setConnectionTimeout(COMMAND_TIMEOUT.toMillis());
        config.setValidationTimeout(COMMAND_TRY_MILLIS);
        if (!isH2(settings)) {
            config.addDataSourceProperty("connectTimeout", Integer.toString(COMMAND_TRY_MILLIS / 1_000));
        }
        return new HikariDataSource(config);
    }

    private static HikariConfig smallPool(DatabaseSettings settings, Optional<DataSource> source, String name) {
        HikariConfig config = config(settings, source, name);
        config.setMaximumPoolSize(IMPORT_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_MILLIS);
        return config;
    }

    private static HikariConfig config(DatabaseSettings settings, Optional<DataSource> source, String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        if (source.isPresent()) {
            config.setDataSource(source.get());
        } else {
            config.setJdbcUrl(url(settings));
            settings.user().ifPresent(config::setUsername);
            if (!settings.password().isEmpty())
                config.setPassword(settings.password().reveal());
        }
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setValidationTimeout(TRY_MILLIS);
        config.setInitializationFailTimeout(-1);
        if (isH2(settings)) {
            config.setExceptionOverrideClassName(ClosedH2.class.getName());
        } else {
            config.addDataSourceProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("ApplicationName", "oms-server");
        }
        return config;
    }

    /** Whether the database answers and accepts changes, unlike a standby or a read-only database. */
    static boolean takesChanges(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            if (!connection.isValid(1)) return false;
            if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) return true;
            return !isReadOnly(connection);
        } catch (SQLException e) {
            LOG.warn("The database does not answer: {}", e.getMessage());
            return false;
        }
    }

    /** Whether the next transaction would be read-only, by {@code default_transaction_read_only} or on a standby. */
    private static boolean isReadOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("show transaction_read_only")) {
            boolean readOnly = setting.next() && setting.getString(1).equals("on");
            if (readOnly) LOG.warn("The database is read-only: a standby, or default_transaction_read_only is set.");
            return readOnly;
        }
    }

    /** Returns the URL without parameters, which may be secret. */
    public static String name(DatabaseSettings settings) {
        return settings.url().split("[?;]", 2)[0];
    }

    private static boolean isH2(DatabaseSettings settings) {
        return H2Url.isMeantBy(settings);
    }

    /**
     * With H2's own defaults, a crash would lose acknowledged orders, the database could close during requests, and
     * failed statements would be written to a trace file with customers' data.
     */
    private static String url(DatabaseSettings settings) {
        return isH2(settings) ? new H2Url(settings.url()).with(H2_SETTINGS).text() : settings.url();
    }
}
