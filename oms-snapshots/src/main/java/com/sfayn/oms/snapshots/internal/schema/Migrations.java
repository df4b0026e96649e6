package com.sfayn.oms.snapshots.internal.schema;

import com.sfayn.oms.snapshots.internal.sql.Database;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.transaction.OwnConnections;
import com.sfayn.oms.snapshots.schema.PendingMigrationsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables up to date: our own migrations from a place where no other Flyway looks, into our own schema, with
 * our own history in it. It runs as the login itself, which owns the tables, and never as the role that the storage
 * steps down to.
 */
public final class Migrations {
    private static final String PLACE = "classpath:com/sfayn/oms/snapshots/migration/";

    private Migrations() {}

    /**
     * On a single connection, because a pool may have no more. Flyway takes two otherwise: one that locks the history,
     * and one that migrates. On PostgreSQL a migration, its entry in the history and the lock then share one transaction.
     * On H2, where every change of a table commits, the lock does not outlast the first one, so that of several starts
     * in one process all but one wait here.
     *
     * @return what was applied, oldest first, e.g. {@code 2 tables}; empty if all was up to date
     */
    static List<String> apply(OwnConnections connections, Schema schema) {
        try {
            Connection connection = connections.openConnection();
            try {
                if (connections.database() == Database.POSTGRESQL)
                    return apply(connection, Database.POSTGRESQL, schema);
                synchronized (Migrations.class) {
                    return apply(connection, Database.H2, schema);
                }
            } finally {
                connections.closeConnection(connection);
            }
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    private static List<String> apply(Connection connection, Database database, Schema schema) {
        return inFlyway(
                schema,
                () -> flyway(connection, database, schema).migrate().migrations.stream()
                        .map(migration -> migration.version + " " + migration.description)
                        .toList());
    }

    /**
     * Changes nothing.
     *
     * @throws PendingMigrationsException if the tables are not up to date
     */
    static void requireNone(OwnConnections connections, Schema schema) {
        List<String> pending;
        try {
            Connection connection = connections.openConnection();
            try {
                pending = inFlyway(
                        schema,
                        () -> Stream.of(flyway(connection, connections.database(), schema)
                                        .info()
                                        .pending())
                                .map(migration -> migration.getVersion() + " " + migration.getDescription())
                                .toList());
            } finally {
                connections.closeConnection(connection);
            }
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
        if (pending.isEmpty()) return;
        throw new PendingMigrationsException(
                "The tables in schema " + schema.name() + " are not those of this version: " + pending.size()
                        + " migrations are missing, from " + pending.get(0) + " on, and nothing was changed.");
    }

    private static Flyway flyway(Connection connection, Database database, Schema schema) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(new OneConnection(connection))
                .locations(PLACE + "common", PLACE + database.migrations())
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .schemas(schema.name())
                .defaultSchema(schema.name())
                .table(Schema.HISTORY)
                .placeholders(Map.of("schema", schema.name()))
                .load();
    }

    private static List<String> inFlyway(Schema schema, Supplier<List<String>> work) {
        try {
            return work.get();
        } catch (FlywayException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && SqlFaults.isUnavailable(sql)) throw SqlFaults.translated(sql);
            }
            throw new IllegalStateException(
                    "The tables in schema " + schema.name() + " can't be brought up to date: " + e.getMessage(), e);
        }
    }
}
