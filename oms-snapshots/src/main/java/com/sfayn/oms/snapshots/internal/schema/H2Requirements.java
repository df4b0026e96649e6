package com.sfayn.oms.snapshots.internal.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Checks that an H2 file database keeps what it acknowledged when its process is killed. */
public final class H2Requirements {
    /** Releases whose commit skips the write if another one wrote while it waited for the lock. */
    private static final Set<String> LOSING_COMMITS = Set.of("2.5.252");

    private static final String TESTED = "2.4.240";

    private H2Requirements() {}

    /**
     * @throws IllegalStateException if it could lose changes; the message says what to set. A database in memory is
     *     accepted.
     */
    static void check(Connection connection) throws SQLException {
        if (one(connection, "select database_path()") == null) return;
        check(
                connection.getMetaData().getDatabaseProductVersion(),
                one(
                        connection,
                        "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'"));
    }

    /** @param writeDelay in milliseconds */
    public static void check(String version, String writeDelay) {
        String number = version.split(" ")[0];
        if (LOSING_COMMITS.contains(number)) {
            throw new IllegalStateException("H2 " + number + " loses committed changes when its process is killed."
                    + " Use com.h2database:h2:" + TESTED + ", which is tested for this, or PostgreSQL.");
        }
        if (!"0".equals(writeDelay)) {
            throw new IllegalStateException("The H2 file is written up to " + writeDelay + " ms after a commit, so a"
                    + " killed process loses acknowledged orders. Add ;WRITE_DELAY=0 to the JDBC URL.");
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
