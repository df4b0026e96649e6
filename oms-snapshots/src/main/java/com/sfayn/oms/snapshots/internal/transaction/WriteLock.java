package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.application.port.StorageUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one transaction at a time write: see {@link com.sfayn.oms.snapshots.WriteTurns}. Thread-safe.
 */
public final class WriteLock {
    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final AtomicInteger longTransactions = new AtomicInteger();

    /**
     * Runs work on the database while no transaction writes.
     *
     * @param timeout how long to wait for a transaction that writes
     * @return false if such a transaction did not end in time, so that the work did not run
     */
    public boolean exclusively(Duration timeout, Runnable work) {
        if (!isLocked(timeout)) return false;
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

    /** Returns the turn of a transaction that begins; it is not taken yet. */
    public WriteTurn turn(TransactionSpan span) {
        return new Locking(span);
    }

    private boolean isLocked(Duration timeout) {
        try {
            return lock.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private final class Locking implements WriteTurn {
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
