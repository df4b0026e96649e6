package com.sfayn.oms.snapshots.transaction;

import com.sfayn.oms.application.port.StorageUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one transaction write to an H2 database at a time. H2 stores the maps of a commit one after the other while other
 * transactions write on: if the process is killed right then, a change of theirs can be in the file without what would
 * undo it. Storages over one H2 database share their turns. PostgreSQL needs none.
 */
public final class WriteTurns {
    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final AtomicInteger longTransactions = new AtomicInteger();

    /**
     * Runs work on the database while no transaction writes.
     *
     * @return whether it ran: not if a transaction has not ended within the time
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

    /** Whether a transaction that may take minutes has begun to write: until its end, H2 frees nothing in its file. */
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
        /** Where transactions may write at once. */
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
         * Before the first write or lock; kept until the end.
         *
         * @throws StorageUnavailableException if another transaction does not end in time
         */
        void take();

        /** For rows that wait in a table of their own: others may write between such portions. */
        void during(Runnable writing);

        /** Before a transaction that has written anything is committed or rolled back. */
        void takeForTheEnd();

        /** After the transaction. */
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
