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
 * Runs a task periodically on its own thread until it is closed; runs never overlap. The thread is a daemon and keeps
 * no process alive.
 */
public final class PeriodicTask implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final String name;
    private final Runnable task;
    private final Duration closeTimeout;
    private final ScheduledExecutorService thread;

    /**
     * Creates the task without starting it.
     *
     * @param name of the thread and in the log
     */
    public PeriodicTask(String name, Runnable task) {
        this(name, task, CLOSE_TIMEOUT);
    }

    PeriodicTask(String name, Runnable task, Duration closeTimeout) {
        this.closeTimeout = closeTimeout;
        this.name = name;
        this.task = task;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread created = new Thread(work, name);
            created.setDaemon(true);
            return created;
        });
    }

    /** @param pause from the end of one run to the start of the next */
    public void start(Duration delay, Duration pause) {
        thread.scheduleWithFixedDelay(this::runOnce, delay.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Runs the task now, after the current run if there is one, and waits until it ends.
     *
     * @throws RejectedExecutionException if the task is closed before the run begins
     */
    public void now() throws InterruptedException {
        try {
            thread.submit(this::runOnce).get();
        } catch (CancellationException e) {
            throw new RejectedExecutionException(name + " was closed before the run began.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The run failed.", e.getCause());
        }
    }

    /** Whether the current run should stop. */
    public boolean isClosed() {
        return thread.isShutdown();
    }

    /**
     * Catches everything: an exception would silently end the schedule. Errors can also concern one run only, such as a
     * deep recursion, a missing class of a source, or a temporary lack of memory.
     */
    private void runOnce() {
        try {
            task.run();
        } catch (Exception e) {
            LOG.warn("A run of {} failed; the next one will try again.", name, e);
        } catch (Throwable e) {
            LOG.error("A run of {} failed with an error; the next one will try again.", name, e);
        }
    }

    /** Starts no further run, and waits for the current one; interrupts it if it takes too long. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(closeTimeout.toMillis(), TimeUnit.MILLISECONDS)) cancelQueued();
        } catch (InterruptedException e) {
            cancelQueued();
            Thread.currentThread().interrupt();
        }
    }

    /** Cancels queued runs, so that {@link #now} does not block for ever. */
    private void cancelQueued() {
        for (Runnable waiting : thread.shutdownNow()) {
            if (waiting instanceof Future<?> run) run.cancel(false);
        }
    }
}
