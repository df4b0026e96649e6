package com.sfayn.oms.server;

import com.sfayn.oms.server.config.DatabaseSettings;

/** Something outside keeps the server from starting. The message names it and says what to do. */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }

    static CannotStartException database(DatabaseSettings settings, RuntimeException cause) {
        return new CannotStartException(
                "Can't use the database " + Databases.name(settings) + " (oms.db.url): " + reason(cause)
                        + " Check that it runs, and oms.db.url, oms.db.user and oms.db.password.",
                cause);
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) root = root.getCause();
        String text = root == cause ? cause.getMessage() : cause.getMessage() + " " + root.getMessage();
        String line = text.lines().findFirst().orElse("no reason given");
        return line.endsWith(".") ? line : line + ".";
    }
}
