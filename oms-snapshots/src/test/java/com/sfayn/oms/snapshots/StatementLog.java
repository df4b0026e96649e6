package com.sfayn.oms.snapshots;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A PostgreSQL server that logs every statement, and the number of logged statements. */
public final class StatementLog implements AutoCloseable {
    private static final Pattern EXECUTED = Pattern.compile("LOG:  (execute|statement)");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedPostgres server;
    private final Path log;
    private int marks;

    private StatementLog(EmbeddedPostgres server, Path log) {
        this.server = server;
        this.log = log;
    }

    public static StatementLog start(Path folder) {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_directory", folder.toAbsolutePath().toString())
                    .setServerConfig("log_filename", "statements.log")
                    .setServerConfig("log_statement", "all")
                    .start();
            return new StatementLog(server, folder.resolve("statements.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a pool on a fresh database; the caller closes it. */
    public HikariDataSource newDatabase() {
        String name = EmbeddedDatabases.name();
        EmbeddedDatabases.execute(server.getPostgresDatabase(), "create database " + name);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", name));
        config.setUsername("postgres");
        config.setMaximumPoolSize(4);
        HikariDataSource pool = new HikariDataSource(config);
        awaitConnections(pool);
        return pool;
    }

    /** A connection that the pool opens later would add its own statements to what a test counts. */
    private static void awaitConnections(HikariDataSource pool) {
        Instant end = Instant.now().plus(PATIENCE);
        while (pool.getHikariPoolMXBean().getTotalConnections() < pool.getMaximumPoolSize()) {
            if (Instant.now().isAfter(end)) throw new IllegalStateException("The pool did not open its connections.");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** How many statements were executed so far, on all databases of the server. */
    public long executed() {
        String mark = "mark " + ++marks;
        EmbeddedDatabases.execute(server.getPostgresDatabase(), "select '" + mark + "'");
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            String written = read();
            int seen = written.indexOf("'" + mark + "'");
            if (seen >= 0) {
                return EXECUTED.matcher(written.substring(0, seen)).results().count();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new IllegalStateException("PostgreSQL did not write its log.");
    }

    private String read() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
