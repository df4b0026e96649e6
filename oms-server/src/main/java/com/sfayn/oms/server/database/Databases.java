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

/** Opens what {@code oms.db} names: single connections to prepare it, a pool to work with it. */
public final class Databases {
    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);

    /** A request learns within two seconds that there is no database: 1.2 of waiting and at most 0.5 of trying. */
    private static final int WAIT_MILLIS = 1_200;

    private static final int TRY_MILLIS = 500;

    /** A file takes longer than a request, and is longer to send again. */
    private static final int IMPORT_WAIT_MILLIS = 5_000;

    /** A command has the time that a request has not. */
    static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(60);

    private static final int COMMAND_TRY_MILLIS = 10_000;
    private static final int CONNECT_SECONDS = 1;

    /** A request that only reads learns soon that the database has stopped answering. */
    static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

    /** Longer than any lock is waited for; ends what a vanished network would leave hanging. */
    static final Duration CHANGE_TIMEOUT = Duration.ofSeconds(10);

    /** What those need that are written at once, and what they look up meanwhile. */
    private static final int IMPORT_CONNECTIONS = 4;

    private static final int IDLE_MILLIS = 30_000;

    /**
     * What is acknowledged is written. No part of the file is used again before the upkeep, once a second, has told the
     * disk to keep what took its place. A stop compacts for five seconds at most.
     */
    private static final List<String> H2_SETTINGS = List.of(
            "WRITE_DELAY=0",
            "RETENTION_TIME=3000",
            "MAX_COMPACT_TIME=5000",
            "DB_CLOSE_ON_EXIT=FALSE",
            "TRACE_LEVEL_FILE=0");

    private Databases() {}

    /** How a database is opened. */
    public enum Opening {
        /** An H2 database that is not there is created. */
        CREATING,
        /** What is not there is a fault. */
        EXISTING
    }

    /** Without a pool and without a limit on how long a statement takes, since a migration may take long. */
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
     * Opens no connection before it is asked for one.
     *
     * @param source where connections come from, if not from the settings' URL
     */
    static HikariDataSource pool(DatabaseSettings settings, Optional<DataSource> source, MeterRegistry metrics) {
        HikariConfig config = config(settings, source, "oms");
        config.setMaximumPoolSize(settings.poolSize());
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics));
        if (!isH2(settings)) config.addDataSourceProperty("socketTimeout", Long.toString(CHANGE_TIMEOUT.toSeconds()));
        return new HikariDataSource(config);
    }

    /** For imports, whose statements may take minutes; keeps no connection while there are none. */
    static HikariDataSource importPool(DatabaseSettings settings, Optional<DataSource> source) {
        HikariConfig config = ofFewConnections(settings, source, "oms-imports");
        config.setConnectionTimeout(IMPORT_WAIT_MILLIS);
        return new HikariDataSource(config);
    }

    /** For a command, which would rather be slow on a busy machine than fail. */
    static HikariDataSource commandPool(DatabaseSettings settings, Optional<DataSource> source) {
        HikariConfig config = ofFewConnections(settings, source, "oms-command");
        config.setConnectionTimeout(COMMAND_TIMEOUT.toMillis());
        config.setValidationTimeout(COMMAND_TRY_MILLIS);
        if (!isH2(settings)) {
            config.addDataSourceProperty("connectTimeout", Integer.toString(COMMAND_TRY_MILLIS / 1_000));
        }
        return new HikariDataSource(config);
    }

    private static HikariConfig ofFewConnections(DatabaseSettings settings, Optional<DataSource> source, String name) {
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

    /** Whether a connection can be had, answers, and may change data: a standby and a read-only database may not. */
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

    /** As the next transaction would be, whether by {@code default_transaction_read_only} or on a standby. */
    private static boolean isReadOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("show transaction_read_only")) {
            boolean readOnly = setting.next() && setting.getString(1).equals("on");
            if (readOnly) LOG.warn("The database is read-only: a standby, or set so by default_transaction_read_only.");
            return readOnly;
        }
    }

    /** The URL without what may be secret. */
    public static String name(DatabaseSettings settings) {
        return settings.url().split("[?;]", 2)[0];
    }

    private static boolean isH2(DatabaseSettings settings) {
        return H2Url.isMeantBy(settings);
    }

    /**
     * H2's own defaults would lose acknowledged orders in a crash, close the database under running requests, and write
     * statements that fail, with what customers gave, to a file.
     */
    private static String url(DatabaseSettings settings) {
        return isH2(settings) ? new H2Url(settings.url()).with(H2_SETTINGS).text() : settings.url();
    }
}
