package com.sfayn.oms.application.schedule;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the same again and again, one round at a time, on a thread of its own, until it is closed. The thread is a daemon:
 * it keeps no process alive.
 */
public final class PeriodicTask implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Runnable round;
    private final Duration patience;
    private final ScheduledExecutorService thread;

    /**
     * Does nothing yet.
     *
     * @param name the thread's, also in the log
     */
    public PeriodicTask(String name, Runnable round) {
        this(name, round, PATIENCE);
    }

    PeriodicTask(String name, Runnable round, Duration patience) {
        this.patience = patience;
        this.name = name;
        this.round = round;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** @param pause lies between the end of one round and the start of the next */
    public void start(Duration delay, Duration pause) {
        thread.scheduleWithFixedDelay(this::round, delay.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * A round of its own, after one that is running; returns when it is over.
     *
     * @throws RejectedExecutionException if this is closed, or closed before the round could begin
     */
    public void now() throws InterruptedException {
        try {
            thread.submit(this::round).get();
        } catch (CancellationException e) {
            throw new RejectedExecutionException(name + " was closed before the round began.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The round broke off.", e.getCause());
        }
    }

    /** Whether the round that is running should come to its end. */
    public boolean isClosed() {
        return thread.isShutdown();
    }

    /**
     * Nothing thrown may end the schedule, which nobody would notice: the next round finds what this one left. An error
     * may be the end of a round alone, too: a deep recursion, a missing class of a source, memory that is free again.
     */
    private void round() {
        try {
            round.run();
        } catch (Exception e) {
            LOG.warn("A round of {} failed; the next one will try again.", name, e);
        } catch (Throwable e) {
            LOG.error("A round of {} broke off; the next one will try again.", name, e);
        }
    }

    /** Starts no round any more, and waits for one that is running; one that takes too long is interrupted. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) giveUp();
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever waits for a round that will never begin has to hear of it. */
    private void giveUp() {
        for (Runnable waiting : thread.shutdownNow()) {
            if (waiting instanceof Future<?> round) round.cancel(false);
        }
    }
}
