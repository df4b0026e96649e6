package com.sfayn.oms.server.database;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Repeats an attempt to open a database while another attempt may succeed. Ends with the last failure when the time is
 * over, or when the thread is interrupted.
 *
 * @param timeout how long attempts are repeated
 * @param pause the time between two attempts
 * @param isTransient whether another attempt may succeed after this failure
 * @param onFirstFailure runs once, before the first pause
 */
record OpeningRetry(
        Duration timeout, Duration pause, Predicate<RuntimeException> isTransient, Runnable onFirstFailure) {
    <R> R run(Supplier<R> attempt) {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean reported = false;
        while (true) {
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                if (!isTransient.test(e) || System.nanoTime() - deadline > 0) throw e;
                if (!reported) onFirstFailure.run();
                reported = true;
                if (!hasPaused()) throw e;
            }
        }
    }

    /** Returns false if the thread was interrupted; it stays interrupted, for the caller. */
    private boolean hasPaused() {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
