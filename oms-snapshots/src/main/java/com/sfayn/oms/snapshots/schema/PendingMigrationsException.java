package com.sfayn.oms.snapshots.schema;

/** Thrown if migrations are pending but must not be applied. The message names the first one. */
public final class PendingMigrationsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public PendingMigrationsException(String message) {
        super(message);
    }
}
