package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * How long a request waits for a database that has stopped answering: shortly for reads, which can be asked again, and
 * longer for changes, which may be waiting for a lock and whose outcome is worth knowing.
 */
public interface AnswerTimeouts {
    /** The pool's own timeout counts. */
    AnswerTimeouts NONE = handle -> Connected.UNCHANGED;

    Connected on(Handle handle);

    static AnswerTimeouts of(Duration reads, Duration changes) {
        if (reads.toMillis() < 1 || changes.compareTo(reads) < 0) {
            throw new IllegalArgumentException("Reads are given up after " + reads + " and changes after " + changes
                    + "; a time above zero for reads, and at least the same for changes, would be right.");
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
