package com.sfayn.oms.application.port;

/** The database can't answer now: unreachable, out of connections, or a lock was not given in time. Worth a retry. */
public final class StorageUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
