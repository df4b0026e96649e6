package com.sfayn.oms.application.internal.feed;

import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task for tenants that have work, on a few threads. A tenant that is added while it waits runs once; one that
 * is added during its run, runs again afterwards. Runs of one tenant never overlap. Adding returns at once.
 */
public final class TenantQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TenantQueue.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(2);
    private static final long CLOSE_SECONDS = 10;

    private final String name;
    private final Consumer<TenantId> task;
    private final Set<TenantId> waiting = ConcurrentHashMap.newKeySet();
    private final Set<TenantId> running = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads;
    private final TenantAlarms alarms;

    /** @param name of the threads */
    public TenantQueue(String name, int threads, Consumer<TenantId> task) {
        this.name = name;
        this.task = task;
        AtomicInteger count = new AtomicInteger();
        this.alarms = new TenantAlarms(name + "-alarms", this::add);
        this.threads =
                new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread created = new Thread(work, name + "-" + count.incrementAndGet());
                    created.setDaemon(true);
                    return created;
                });
    }

    /** Runs the task for the tenant soon. */
    public void add(TenantId tenant) {
        if (!waiting.add(tenant)) return;
        try {
            threads.execute(() -> run(tenant));
        } catch (RejectedExecutionException closed) {
            waiting.remove(tenant);
        }
    }

    /** Runs the task for the tenant after a while, or earlier if it is added for an earlier time. */
    public void add(TenantId tenant, Duration delay) {
        alarms.set(tenant, delay);
    }

    private void run(TenantId tenant) {
        waiting.remove(tenant);
        if (!running.add(tenant)) {
            add(tenant, Duration.ofMillis(10));
            return;
        }
        try {
            task.accept(tenant);
        } catch (RuntimeException e) {
            if (!threads.isShutdown()) LOG.warn("{} failed for tenant {}; it will try again.", name, tenant, e);
            add(tenant, PAUSE_AFTER_FAULT);
        } catch (Error e) {
            LOG.error("{} failed with an error for tenant {}; it will try again.", name, tenant, e);
            add(tenant, PAUSE_AFTER_FAULT);
        } finally {
            running.remove(tenant);
        }
    }

    public boolean isClosed() {
        return threads.isShutdown();
    }

    /**
     * Starts no further run, and waits for the current ones, but not for ever. Never interrupts them: an interrupt
     * during a commit would close an H2 database.
     */
    @Override
    public void close() {
        alarms.close();
        threads.shutdown();
        threads.getQueue().clear();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} still runs after {} s; it is left to end by itself.", name, CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
