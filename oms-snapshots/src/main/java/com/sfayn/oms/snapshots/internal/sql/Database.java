package com.sfayn.oms.snapshots.internal.sql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** The supported databases, and the differences in their SQL. */
public enum Database {
    H2,
    POSTGRESQL;

    private static final int OLDEST_POSTGRESQL = 15;

    /** @throws IllegalStateException if the database is not supported or too old */
    public static Database of(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String product = metaData.getDatabaseProductName();
        if (product.equals("H2")) return H2;
        if (!product.equals("PostgreSQL")) {
            throw new IllegalStateException("The database is " + product + "; H2 or PostgreSQL 15 or later is needed.");
        }
        if (metaData.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
            throw new IllegalStateException(
                    "The database is PostgreSQL " + metaData.getDatabaseProductVersion() + "; 15 or later is needed.");
        }
        return POSTGRESQL;
    }

    /** H2 supports it only in one of its modes, and the embedder chooses the mode. */
    public boolean knowsOnConflict() {
        return this == POSTGRESQL;
    }

    public String migrations() {
        return this == H2 ? "h2" : "postgresql";
    }
}
