package com.sfayn.oms.snapshots.schema;

/** The tables are not those of this version, and were to be left as they are. The message names the first step missing. */
public final class PendingMigrationsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public PendingMigrationsException(String message) {
        super(message);
    }
}
