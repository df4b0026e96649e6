package com.sfayn.oms.snapshots.transaction;

import com.sfayn.oms.application.port.StorageUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one transaction at a time write to an H2 database. H2 stores the maps of a commit one after the other while
 * other transactions keep writing: if the process is killed at that moment, the file can contain a change of theirs
 * without the data to undo it. Storages over one H2 database must share one instance. PostgreSQL needs none.
 *
 * <p>Thread-safe.
 */
public final class WriteTurns {
    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final AtomicInteger longTransactions = new AtomicInteger();

    /**
     * Runs work on the database while no transaction writes.
     *
     * @param patience how long to wait for a transaction that writes
     * @return false if such a transaction did not end in time, so that the work did not run
     */
    public boolean exclusively(Duration patience, Runnable work) {
        if (!isLocked(patience)) return false;
        try {
            work.run();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether a long transaction has begun to write: until it ends, H2 frees no space in its file. */
    public boolean isLongTransactionUnderWay() {
        return longTransactions.get() > 0;
    }

    public Turn turn(TransactionSpan span) {
        return new Locking(span);
    }

    private boolean isLocked(Duration patience) {
        try {
            return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One transaction's turn. */
    public interface Turn {
        /** For databases that allow concurrent writes. */
        Turn NOT_NEEDED = new Turn() {
            @Override
            public void take() {}

            @Override
            public void during(Runnable writing) {
                writing.run();
            }

            @Override
            public void takeForTheEnd() {}

            @Override
            public void end() {}
        };

        /**
         * Takes the turn before the first write or lock; kept until {@link #end}.
         *
         * @throws StorageUnavailableException if another transaction does not end in time
         */
        void take();

        /** Writes rows to a staging table; other transactions may write between such calls. */
        void during(Runnable writing);

        /** Takes the turn before a transaction that has written is committed or rolled back. */
        void takeForTheEnd();

        /** Ends the turn after the transaction. */
        void end();
    }

    private final class Locking implements Turn {
        private final TransactionSpan span;
        private boolean taken;
        private boolean written;

        Locking(TransactionSpan span) {
            this.span = span;
        }

        @Override
        public void take() {
            if (taken) return;
            lockInTime();
            taken = true;
            writes();
        }

        @Override
        public void during(Runnable writing) {
            writes();
            if (taken) {
                writing.run();
                return;
            }
            lockInTime();
            try {
                writing.run();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void takeForTheEnd() {
            if (taken || !written) return;
            lock.lock();
            taken = true;
        }

        @Override
        public void end() {
            if (taken) lock.unlock();
            if (written && span == TransactionSpan.LONG) longTransactions.decrementAndGet();
            taken = false;
            written = false;
        }

        private void writes() {
            if (!written && span == TransactionSpan.LONG) longTransactions.incrementAndGet();
            written = true;
        }

        private void lockInTime() {
            if (!isLocked(span == TransactionSpan.REQUEST ? REQUEST : LONG)) {
                throw new StorageUnavailableException(
                        "The database was busy with another change for too long; try again.", null);
            }
        }
    }
}
