package com.sfayn.oms.application.internal.feed;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews leases from time to time while calls run. */
final class LeaseRenewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseRenewal.class);

    private final Duration pause;
    private final ScheduledThreadPoolExecutor thread;

    LeaseRenewal(String name, Duration pause) {
        this.pause = pause;
        this.thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread created = new Thread(work, name);
            created.setDaemon(true);
            return created;
        });
        this.thread.setRemoveOnCancelPolicy(true);
    }

    /** Runs the work, and renews until it ends. */
    void during(Runnable work, Runnable renewal) {
        ScheduledFuture<?> renewals = thread.scheduleWithFixedDelay(
                () -> renew(renewal), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        try {
            work.run();
        } finally {
            renewals.cancel(false);
        }
    }

    private static void renew(Runnable renewal) {
        try {
            renewal.run();
        } catch (RuntimeException e) {
            LOG.warn("A lease could not be renewed; it will be tried again.", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
