package com.sfayn.oms.application.port;

/** Thrown when the database is unreachable, out of connections, or a lock was not granted in time. Retry. */
public final class StorageUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
