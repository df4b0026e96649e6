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
 * Applies the migrations of this module, from a location where no other Flyway looks, to its own schema with its own
 * history table. Runs as the login itself, which owns the tables, and never as the role that the storage switches to.
 */
public final class Migrations {
    private static final String LOCATION = "classpath:com/sfayn/oms/snapshots/migration/";

    private Migrations() {}

    /**
     * Applies pending migrations on a single connection, because a pool may have no more. Flyway otherwise takes two:
     * one that locks the history, and one that migrates. On PostgreSQL a migration, its entry in the history and the
     * lock then share one transaction. On H2, where every change of a table commits, the first one releases the lock,
     * so concurrent starts in one process wait for each other here.
     *
     * @return the migrations that were applied, oldest first, e.g. {@code 2 tables}; empty if none was pending
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
     * Checks that no migration is pending; changes nothing.
     *
     * @throws PendingMigrationsException if one is pending
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
                "The tables in schema " + schema.name() + " are not up to date: " + pending.size()
                        + " migrations are pending, the first is " + pending.get(0) + ". Nothing was changed.");
    }

    private static Flyway flyway(Connection connection, Database database, Schema schema) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(new OneConnection(connection))
                .locations(LOCATION + "common", LOCATION + database.migrations())
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
                    "The tables in schema " + schema.name() + " can't be migrated: " + e.getMessage(), e);
        }
    }
}
