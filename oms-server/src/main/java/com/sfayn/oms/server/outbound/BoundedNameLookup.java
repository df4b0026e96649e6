package com.sfayn.oms.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Limits how long a caller waits for a lookup. The lookup itself can't be interrupted and may take a minute if a name
 * server does not answer. So it runs in another thread, and all callers that want the same host wait for the same
 * lookup: a tenant whose name server hangs holds one thread for each of its hosts.
 */
final class BoundedNameLookup implements NameLookup, AutoCloseable {
    private final NameLookup names;
    private final Duration limit;
    private final ConcurrentMap<String, FutureTask<InetAddress[]>> running = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;

    /** @param most the maximum number of lookups that run at the same time */
    BoundedNameLookup(NameLookup names, Duration limit, int most) {
        this.names = names;
        this.limit = limit;
        this.threads = new ThreadPoolExecutor(
                0, most, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> daemon(task, "webhook-lookup"));
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public InetAddress[] addresses(String host) throws UnknownHostException {
        try {
            return started(host).get(limit.toMillis(), TimeUnit.MILLISECONDS).clone();
        } catch (ExecutionException e) {
            throw unknown(host, "the lookup failed", e);
        } catch (TimeoutException e) {
            throw unknown(host, "the lookup took longer than " + limit, e);
        } catch (RejectedExecutionException | CancellationException e) {
            throw unknown(host, "too many other lookups are running", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, "the wait for the lookup was interrupted", e);
        }
    }

    private FutureTask<InetAddress[]> started(String host) {
        FutureTask<InetAddress[]> own = new FutureTask<>(() -> found(host));
        FutureTask<InetAddress[]> earlier = running.putIfAbsent(host, own);
        if (earlier != null) return earlier;
        try {
            threads.execute(own);
            return own;
        } catch (RejectedExecutionException e) {
            running.remove(host, own);
            own.cancel(false);
            throw e;
        }
    }

    /** Removes the lookup before it has ended, so that a connection that begins later never gets its answer. */
    private InetAddress[] found(String host) throws UnknownHostException {
        try {
            return names.addresses(host);
        } finally {
            running.remove(host);
        }
    }

    private static UnknownHostException unknown(String host, String why, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host + ": " + why);
        unknown.initCause(cause);
        return unknown;
    }

    /** Lets running lookups end by themselves. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
