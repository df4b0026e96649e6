package com.sfayn.oms.server.database;

import com.sfayn.oms.snapshots.schema.PendingMigrationsException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.engine.Constants;

/** The server can't start because of its environment. The message names the cause and what to do. */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Set<Integer> KNOWN = Set.of(
            ErrorCode.DATABASE_ALREADY_OPEN_1,
            ErrorCode.FILE_VERSION_ERROR_1,
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1,
            ErrorCode.DATABASE_IS_READ_ONLY);

    StartupException(String message, Throwable cause) {
        super(message, cause);
    }

    static StartupException database(DatabaseSettings settings, RuntimeException cause) {
        String database = "The database " + Databases.name(settings) + " (oms.db.url) ";
        if (cause instanceof PendingMigrationsException) {
            return new StartupException(
                    database + "is not up to date. " + cause.getMessage()
                            + " Run oms-server migrate, or start the server of this version, first.",
                    cause);
        }
        return switch (h2ErrorCode(cause)) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                new StartupException(
                        database + "is in use by another process, such as a running server; H2 allows only one."
                                + " Stop that process first. A running server accepts files at POST /import/{type}.",
                        cause);
            case ErrorCode.FILE_VERSION_ERROR_1 ->
                new StartupException(
                        database + "was written by another version of H2, in a format that H2 " + Constants.VERSION
                                + " of this server can't read. Export it with the H2 that wrote it: java -cp"
                                + " h2-<its version>.jar org.h2.tools.Script -url <the URL> -user sa -script oms.sql."
                                + " Move its file away. Import it here: java -cp oms-server.jar"
                                + " org.h2.tools.RunScript -url <the URL> -user sa -script oms.sql.",
                        cause);
            case ErrorCode.FILE_CORRUPTED_1 ->
                new StartupException(
                        database + "is damaged: H2 can't read its file. Restore it from a backup;"
                                + " for other ways see docs/how-to/run-on-h2.md.",
                        cause);
            case ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1 ->
                new StartupException(
                        database
                                + "does not exist and was not created. Check oms.db.url; a relative path starts at the"
                                + " current directory, "
                                + Path.of("").toAbsolutePath() + ".",
                        cause);
            case ErrorCode.DATABASE_IS_READ_ONLY ->
                new StartupException(
                        database + "can't be written to. Check that the file system is writable, and the owner and"
                                + " permissions of the file and its directory.",
                        cause);
            default ->
                new StartupException(
                        "Can't use the database " + Databases.name(settings) + " (oms.db.url): " + reason(cause)
                                + " Check that it runs, and oms.db.url, oms.db.user and oms.db.password.",
                        cause);
        };
    }

    /** Returns the first known code; 0 if there is none. PostgreSQL's driver has no such codes. */
    private static int h2ErrorCode(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && KNOWN.contains(sql.getErrorCode())) return sql.getErrorCode();
        }
        return 0;
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) root = root.getCause();
        String text = root == cause ? cause.getMessage() : cause.getMessage() + " " + root.getMessage();
        String line = text.lines().findFirst().orElse("no reason given");
        return line.endsWith(".") ? line : line + ".";
    }
}
