package com.sfayn.oms.snapshots;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Real databases for tests: one PostgreSQL per JVM, a fresh database for every call. They come with the build, so that
 * no test is skipped. The caller closes each pool.
 */
public final class EmbeddedDatabases {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private EmbeddedDatabases() {}

    /** A new H2 database in memory; it lives as long as the JVM. */
    public static HikariDataSource h2() {
        return pool(config -> config.setJdbcUrl("jdbc:h2:mem:" + name() + ";DB_CLOSE_DELAY=-1"));
    }

    /** An H2 database in a file, with the write settings of the server. */
    public static HikariDataSource h2(Path file) {
        return pool(config -> config.setJdbcUrl("jdbc:h2:file:" + file + ";MODE=PostgreSQL;WRITE_DELAY=0"));
    }

    /** A new database of PostgreSQL 18, as its superuser. */
    public static HikariDataSource postgres() {
        return Current.SERVER.asSuperuser();
    }

    /** A new database of PostgreSQL 18, as a login that owns the database and nothing else. */
    public static HikariDataSource postgresAsPlainOwner() {
        return Current.SERVER.asPlainOwner();
    }

    /** As {@link #postgres}, of the oldest version that we support. */
    static HikariDataSource oldestPostgres() {
        return Oldest.SERVER.asSuperuser();
    }

    /** As {@link #postgresAsPlainOwner}, of the oldest version that we support. */
    static HikariDataSource oldestPostgresAsPlainOwner() {
        return Oldest.SERVER.asPlainOwner();
    }

    /** The PostgreSQL database of another pool, for another login. */
    public static HikariDataSource sameDatabase(HikariDataSource other, String user) {
        return sameDatabase(other, config -> {
            config.setJdbcUrl(other.getJdbcUrl().replaceAll("user=[^&]*", "user=" + user));
            config.setUsername(user);
        });
    }

    /** The database and login of another pool, with other settings of the pool. */
    public static HikariDataSource sameDatabase(HikariDataSource other, Consumer<HikariConfig> settings) {
        return pool(config -> {
            config.setJdbcUrl(other.getJdbcUrl());
            config.setUsername(other.getUsername());
            settings.accept(config);
        });
    }

    /** Runs statements outside of any storage. */
    public static void execute(DataSource pool, String... statements) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A name that nothing else in the databases of this JVM has. */
    public static String name() {
        return "oms_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    }

    private static HikariDataSource pool(Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(Duration.ofSeconds(20).toMillis());
        settings.accept(config);
        return new HikariDataSource(config);
    }

    /** A running server; it ends with the JVM. */
    private record Server(EmbeddedPostgres postgres) {
        static Server start(EmbeddedPostgres.Builder builder) {
            try {
                return new Server(
                        builder.setServerConfig("max_connections", "300").start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        HikariDataSource asSuperuser() {
            return create("postgres");
        }

        HikariDataSource asPlainOwner() {
            String owner = name();
            execute(postgres.getPostgresDatabase(), "create role " + owner + " login");
            return create(owner);
        }

        private HikariDataSource create(String owner) {
            String database = name();
            execute(postgres.getPostgresDatabase(), "create database " + database + " owner " + owner);
            return pool(config -> {
                config.setJdbcUrl(postgres.getJdbcUrl(owner, database));
                config.setUsername(owner);
            });
        }
    }

    private static final class Current {
        static final Server SERVER = Server.start(EmbeddedPostgres.builder());
    }

    private static final class Oldest {
        static final Server SERVER =
                Server.start(EmbeddedPostgres.builder().setPgBinaryResolver(new OldestPostgresBinary()));
    }
}
