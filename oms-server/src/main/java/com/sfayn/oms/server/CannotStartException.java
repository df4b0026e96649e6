package com.sfayn.oms.server;

import com.sfayn.oms.server.config.DatabaseSettings;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** Something outside keeps the server from starting. The message names it and says what to do. */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }

    static CannotStartException database(DatabaseSettings settings, RuntimeException cause) {
        if (isInUse(cause)) {
            return new CannotStartException(
                    "The database " + Databases.name(settings) + " (oms.db.url) is in use by another process, such as a"
                            + " running server, and H2 lets only one in. Stop that one first; a server that is to keep"
                            + " running takes files at POST /import/{type}.",
                    cause);
        }
        return new CannotStartException(
                "Can't use the database " + Databases.name(settings) + " (oms.db.url): " + reason(cause)
                        + " Check that it runs, and oms.db.url, oms.db.user and oms.db.password.",
                cause);
    }

    private static boolean isInUse(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1)
                return true;
        }
        return false;
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) root = root.getCause();
        String text = root == cause ? cause.getMessage() : cause.getMessage() + " " + root.getMessage();
        String line = text.lines().findFirst().orElse("no reason given");
        return line.endsWith(".") ? line : line + ".";
    }
}
