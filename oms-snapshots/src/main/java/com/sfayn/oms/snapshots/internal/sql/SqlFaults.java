package com.sfayn.oms.snapshots.internal.sql;

import com.sfayn.oms.application.port.StorageUnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/**
 * Translates database errors. JDBI's own exceptions are never passed on: their messages contain the statement and its
 * arguments, which are customer data.
 */
public final class SqlFaults {
    private static final Set<String> LOCKS = Set.of("55P03", "HYT00", "40001", "40P01");
    private static final Set<String> CANCELLED = Set.of("57014", "25P03", "25P04");
    private static final Set<String> GONE = Set.of("90067", "90098", "90121");

    /**
     * SQLSTATE prefixes of temporary faults: no connection; no disk space, memory or connection left; stopped by an
     * administrator or a restart; an error of the disk or the operating system.
     */
    private static final List<String> TEMPORARY = List.of("08", "53", "57P0", "58");

    /** A standby, or a primary that became one: the application is about to write to another server. */
    private static final String READ_ONLY = "25006";

    private SqlFaults() {}

    public static boolean isKeyClash(RuntimeException fault) {
        return has(fault, "23505");
    }

    /** Returns whether the role lacks a privilege. */
    public static boolean isForbidden(RuntimeException fault) {
        return has(fault, "42501");
    }

    /** Returns whether a write was refused because the transaction, or the whole database, is read-only. */
    public static boolean isReadOnly(RuntimeException fault) {
        return has(fault, READ_ONLY);
    }

    private static boolean has(RuntimeException fault, String state) {
        return sqlException(fault)
                .map(SQLException::getSQLState)
                .filter(state::equals)
                .isPresent();
    }

    /** Returns the exception to throw instead; one that is not from the database is returned unchanged. */
    public static RuntimeException translated(RuntimeException fault) {
        if (!(fault instanceof JdbiException)) return fault;
        return sqlException(fault).map(SqlFaults::translated).orElse(fault);
    }

    /**
     * Translates what a transaction manager threw as it began or ended a transaction: an unavailable database is worth
     * a retry, everything else is returned unchanged.
     */
    public static RuntimeException ofTransactionManager(RuntimeException fault) {
        return sqlException(fault).filter(SqlFaults::isTemporary).isPresent()
                ? new StorageUnavailableException("The transaction could not be begun or ended; try again.", fault)
                : fault;
    }

    private static boolean isTemporary(SQLException cause) {
        return LOCKS.contains(state(cause)) || isUnavailable(cause);
    }

    public static RuntimeException translated(SQLException cause) {
        if (LOCKS.contains(state(cause))) {
            return new StorageUnavailableException("The database did not grant a lock in time; try again.", cause);
        }
        if (CANCELLED.contains(state(cause))) {
            return new StorageUnavailableException("The database cancelled the work; try again.", cause);
        }
        if (isUnavailable(cause)) {
            return new StorageUnavailableException("The database is temporarily unavailable; try again.", cause);
        }
        return new IllegalStateException("The database refused a statement, SQLSTATE " + state(cause) + ".", cause);
    }

    private static String state(SQLException cause) {
        return cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    public static boolean isUnavailable(SQLException cause) {
        String state = state(cause);
        return TEMPORARY.stream().anyMatch(state::startsWith)
                || state.equals(READ_ONLY)
                || CANCELLED.contains(state)
                || GONE.contains(state)
                || isDiskFault(cause)
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException;
    }

    /** H2 has no SQLSTATE of its own for a file that can't be written. */
    private static boolean isDiskFault(SQLException fault) {
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) return true;
        }
        return false;
    }

    private static Optional<SQLException> sqlException(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) return Optional.of(found);
        }
        return Optional.empty();
    }
}
