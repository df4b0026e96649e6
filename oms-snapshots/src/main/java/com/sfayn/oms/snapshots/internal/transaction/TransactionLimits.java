package com.sfayn.oms.snapshots.internal.transaction;

import java.time.Duration;
import java.util.Optional;

/**
 * How long PostgreSQL lets a request's transaction wait, idle and run, so that a process that is frozen within one does
 * not keep others from its rows for as long as it is frozen.
 *
 * @param statement the longest that one statement may take; empty for as long as the login lets it
 */
public record TransactionLimits(Duration idle, Optional<Duration> statement) {
    /** Every transaction waits for a lock for at most this long, an import's too. */
    static final String LOCK_WAIT = ", set_config('lock_timeout', '2s', true)";

    public static final TransactionLimits DEFAULT = new TransactionLimits(Duration.ofSeconds(5), Optional.empty());

    /** Longer than any request is answered. */
    private static final String WHOLE = "15s";

    /** The first release that knows {@code transaction_timeout}. */
    private static final int LIMITS_WHOLE_TRANSACTIONS = 17;

    public TransactionLimits {
        if (idle.compareTo(Duration.ofSeconds(1)) < 0 || idle.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "A transaction may be idle for " + idle + "; from 1 second to 1 hour would be right.");
        }
    }

    public TransactionLimits withIdle(Duration longest) {
        return new TransactionLimits(longest, statement);
    }

    /** Ends a statement in the database, too, when its answer is no longer waited for. */
    public TransactionLimits withStatement(Optional<Duration> longest) {
        return new TransactionLimits(idle, longest);
    }

    /** Further columns of the statement that enters a transaction. */
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
