package com.sfayn.oms.application.sweep;

import com.sfayn.oms.application.Oms;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps up again and again, on a thread of its own, until it is closed. Each instance of an application may run one.
 */
public final class Sweeps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScheduledExecutorService thread;

    private Sweeps(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /** The first time after a minute. */
    public static Sweeps everyMinute(Oms oms) {
        return every(Duration.ofMinutes(1), oms);
    }

    /** The first time after the pause; {@code pause} lies between the end of one sweep and the start of the next. */
    public static Sweeps every(Duration pause, Oms oms) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "oms-sweeps");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(() -> sweep(oms), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return new Sweeps(thread);
    }

    /** A fault must not end the schedule: the next sweep finds what this one left. */
    private static void sweep(Oms oms) {
        try {
            int expired = oms.expireOrders().handle();
            int forgotten = oms.forgetKeys().handle();
            if (expired + forgotten > 0)
                LOG.info("{} orders expired, {} old keys and event ids forgotten.", expired, forgotten);
        } catch (RuntimeException e) {
            LOG.warn("A sweep failed; the next one will try again.", e);
        }
    }

    /** Starts no sweep any more, and waits for one that is running. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) thread.shutdownNow();
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
