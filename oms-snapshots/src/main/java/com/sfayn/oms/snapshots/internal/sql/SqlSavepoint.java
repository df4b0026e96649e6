package com.sfayn.oms.snapshots.internal.sql;

import org.jdbi.v3.core.Handle;

/**
 * A savepoint in a transaction. It is set by SQL, because drivers and pools refuse JDBC's own savepoints while a
 * transaction manager holds the connection.
 */
public record SqlSavepoint(Handle handle, String name) {
    public static SqlSavepoint set(Handle handle, String name) {
        handle.execute("savepoint " + name);
        return new SqlSavepoint(handle, name);
    }

    public void release() {
        handle.execute("release savepoint " + name);
    }

    /** Rolls back to the savepoint, which remains set. */
    public void rollback() {
        handle.execute("rollback to savepoint " + name);
    }
}
