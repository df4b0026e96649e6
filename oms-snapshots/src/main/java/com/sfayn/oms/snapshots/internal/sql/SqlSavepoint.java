package com.sfayn.oms.snapshots.internal.sql;

import org.jdbi.v3.core.Handle;

/**
 * A point in a transaction to go back to. By SQL, because drivers and pools refuse JDBC's own while a transaction manager
 * holds the connection.
 */
public record SqlSavepoint(Handle handle, String name) {
    public static SqlSavepoint set(Handle handle, String name) {
        handle.execute("savepoint " + name);
        return new SqlSavepoint(handle, name);
    }

    public void release() {
        handle.execute("release savepoint " + name);
    }

    /** It stays, to go back to once more. */
    public void goBack() {
        handle.execute("rollback to savepoint " + name);
    }
}
