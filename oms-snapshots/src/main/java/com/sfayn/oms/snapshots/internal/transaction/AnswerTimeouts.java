package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * Limits how long a request waits for a database that has stopped answering: short for reads, which can be retried, and
 * longer for changes, which may wait for a lock and whose outcome matters.
 */
public interface AnswerTimeouts {
    /** Only the pool's own timeout applies. */
    AnswerTimeouts NONE = handle -> Connected.UNCHANGED;

    Connected on(Handle handle);

    static AnswerTimeouts of(Duration reads, Duration changes) {
        if (reads.toMillis() < 1 || changes.compareTo(reads) < 0) {
            throw new IllegalArgumentException("The timeout is " + reads + " for reads and " + changes
                    + " for changes; it must be above zero for reads, and at least the same for changes.");
        }
        int forReads = Math.toIntExact(reads.toMillis());
        int forChanges = Math.toIntExact(changes.toMillis());
        return handle -> new OnConnection(handle.getConnection(), forReads, forChanges);
    }

    /** The timeouts on one transaction's connection; its pool resets them. */
    interface Connected {
        Connected UNCHANGED = new Connected() {
            @Override
            public void reading() {}

            @Override
            public void changing() {}
        };

        /** Before a statement that only reads. */
        void reading();

        /** Before a statement that writes or waits for a lock, and before the commit of one. */
        void changing();
    }

    /** Sets the timeout where it differs from the last one. */
    final class OnConnection implements Connected {
        private final Connection connection;
        private final int reads;
        private final int changes;
        private int current;

        OnConnection(Connection connection, int reads, int changes) {
            this.connection = connection;
            this.reads = reads;
            this.changes = changes;
        }

        @Override
        public void reading() {
            set(reads);
        }

        @Override
        public void changing() {
            set(changes);
        }

        private void set(int millis) {
            if (current == millis) return;
            try {
                connection.setNetworkTimeout(Runnable::run, millis);
                current = millis;
            } catch (SQLException e) {
                throw SqlFaults.translated(e);
            }
        }
    }
}
