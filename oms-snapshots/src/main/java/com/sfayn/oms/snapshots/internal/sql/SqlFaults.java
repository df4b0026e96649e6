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
 * Tells what a database's complaint means. JDBI's own exceptions never get out: their messages hold the statement and
 * its arguments, which are customers' data.
 */
public final class SqlFaults {
    private static final Set<String> LOCKS = Set.of("55P03", "HYT00", "40001", "40P01");
    private static final Set<String> BROKEN_OFF = Set.of("57014", "25P03", "25P04");
    private static final Set<String> GONE = Set.of("90067", "90098", "90121");

    /**
     * Classes of states that pass: no connection; no disk, memory or connection left; an administrator's stop or a
     * restart; an error of the disk or the operating system.
     */
    private static final List<String> PASSING = List.of("08", "53", "57P0", "58");

    /** A standby, or a primary that became one: the application's writes go elsewhere in a moment. */
    private static final String READ_ONLY = "25006";

    private SqlFaults() {}

    public static boolean isKeyClash(RuntimeException fault) {
        return has(fault, "23505");
    }

    /** Whether the role lacks a privilege. */
    public static boolean isForbidden(RuntimeException fault) {
        return has(fault, "42501");
    }

    /** Whether a write was refused because the transaction, or the whole database, only reads. */
    public static boolean isReadOnly(RuntimeException fault) {
        return has(fault, READ_ONLY);
    }

    private static boolean has(RuntimeException fault, String state) {
        return sqlException(fault)
                .map(SQLException::getSQLState)
                .filter(state::equals)
                .isPresent();
    }

    /** What to throw instead: anything that is not the database's passes as it is. */
    public static RuntimeException translated(RuntimeException fault) {
        if (!(fault instanceof JdbiException)) return fault;
        return sqlException(fault).map(SqlFaults::translated).orElse(fault);
    }

    /**
     * What to throw instead of what a transaction manager threw as it began or ended a transaction: that its database
     * can't be reached is worth a retry, everything else passes as it is.
     */
    public static RuntimeException ofTransactionManager(RuntimeException fault) {
        return sqlException(fault).filter(SqlFaults::isPassing).isPresent()
                ? new StorageUnavailableException("The transaction could not be begun or ended; try again.", fault)
                : fault;
    }

    private static boolean isPassing(SQLException cause) {
        return LOCKS.contains(state(cause)) || isUnavailable(cause);
    }

    public static RuntimeException translated(SQLException cause) {
        if (LOCKS.contains(state(cause))) {
            return new StorageUnavailableException("The database did not give a lock in time; try again.", cause);
        }
        if (BROKEN_OFF.contains(state(cause))) {
            return new StorageUnavailableException("The database broke the work off; try again.", cause);
        }
        if (isUnavailable(cause)) {
            return new StorageUnavailableException("The database can't do the work now; try again.", cause);
        }
        return new IllegalStateException("The database refused a statement, SQLSTATE " + state(cause) + ".", cause);
    }

    private static String state(SQLException cause) {
        return cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    public static boolean isUnavailable(SQLException cause) {
        String state = state(cause);
        return PASSING.stream().anyMatch(state::startsWith)
                || state.equals(READ_ONLY)
                || BROKEN_OFF.contains(state)
                || GONE.contains(state)
                || isOfTheDisk(cause)
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException;
    }

    /** H2 has no state of its own for a file that can't be written to. */
    private static boolean isOfTheDisk(SQLException fault) {
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
