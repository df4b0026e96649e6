package com.sfayn.oms.application.internal.feed;

import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Wakes tenants later: one alarm per tenant, at the earliest time that was asked for. So alarms never pile up, however
 * often a tenant is looked at. Thread-safe.
 */
public final class TenantAlarms implements AutoCloseable {
    private final Consumer<TenantId> wake;
    private final Map<TenantId, Alarm> alarms = new HashMap<>();
    private final ScheduledThreadPoolExecutor thread;

    /** @param at in nanoseconds of {@link System#nanoTime} */
    private record Alarm(long at, Future<?> future) {}

    /** @param wake returns at once */
    public TenantAlarms(String threadName, Consumer<TenantId> wake) {
        this.wake = wake;
        this.thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread created = new Thread(work, threadName);
            created.setDaemon(true);
            return created;
        });
        this.thread.setRemoveOnCancelPolicy(true);
        this.thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Wakes the tenant after the delay, or earlier if an earlier alarm is set. */
    public synchronized void set(TenantId tenant, Duration delay) {
        long nanos = Math.max(0, delay.toNanos());
        long at = System.nanoTime() + nanos;
        Alarm known = alarms.get(tenant);
        if (known != null && known.at() - at <= 0) return;
        if (known != null) known.future().cancel(false);
        try {
            alarms.put(tenant, new Alarm(at, thread.schedule(() -> ring(tenant, at), nanos, TimeUnit.NANOSECONDS)));
        } catch (RejectedExecutionException closed) {
            alarms.remove(tenant);
        }
    }

    private void ring(TenantId tenant, long at) {
        synchronized (this) {
            Alarm known = alarms.get(tenant);
            if (known != null && known.at() == at) alarms.remove(tenant);
        }
        wake.accept(tenant);
    }

    /** Returns the number of tenants with an alarm. */
    synchronized int size() {
        return alarms.size();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
