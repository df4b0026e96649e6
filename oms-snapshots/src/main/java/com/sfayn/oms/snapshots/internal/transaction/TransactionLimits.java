package com.sfayn.oms.snapshots.internal.transaction;

import java.time.Duration;
import java.util.Optional;

/**
 * Limits how long a request's transaction may wait, idle and run on PostgreSQL, so that a process that is frozen within
 * one does not block others as long as it is frozen.
 *
 * @param statement the maximum duration of one statement; empty for the limit of the login
 */
public record TransactionLimits(Duration idle, Optional<Duration> statement) {
    /** The lock timeout of every transaction, also of an import. */
    static final String LOCK_WAIT = ", set_config('lock_timeout', '2s', true)";

    public static final TransactionLimits DEFAULT = new TransactionLimits(Duration.ofSeconds(5), Optional.empty());

    /** Longer than any request takes. */
    private static final String WHOLE = "15s";

    /** The first release with {@code transaction_timeout}. */
    private static final int LIMITS_WHOLE_TRANSACTIONS = 17;

    public TransactionLimits {
        if (idle.compareTo(Duration.ofSeconds(1)) < 0 || idle.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "The idle time of a transaction is " + idle + "; it must be from 1 second to 1 hour.");
        }
    }

    public TransactionLimits withIdle(Duration longest) {
        return new TransactionLimits(longest, statement);
    }

    /** Also ends a statement in the database when its caller has given up. */
    public TransactionLimits withStatement(Optional<Duration> longest) {
        return new TransactionLimits(idle, longest);
    }

    /** Returns further columns of the statement that enters a transaction. */
    String settings(int server) {
        String limits =
                LOCK_WAIT + ", set_config('idle_in_transaction_session_timeout', '" + idle.toMillis() + "ms', true)";
        if (statement.isPresent()) {
            limits += ", set_config('statement_timeout', '" + statement.get().toMillis() + "ms', true)";
        }
        return server < LIMITS_WHOLE_TRANSACTIONS
                ? limits
                : limits + ", set_config('transaction_timeout', '" + WHOLE + "', true)";
    }
}
