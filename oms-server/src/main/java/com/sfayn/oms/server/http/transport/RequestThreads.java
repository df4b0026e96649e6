package com.sfayn.oms.server.http.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.VirtualThreads;

/**
 * The threads that answer requests, apart from those that watch the connections: whatever the former do, bytes come in
 * and health is told. Virtual threads where the JVM has them.
 */
final class RequestThreads implements Executor, AutoCloseable {
    private static final int MOST = 400;
    private static final int MOST_WAITING = 2_000;
    private static final int IDLE_SECONDS = 60;

    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor pool;
    private final Executor threads;

    RequestThreads() {
        if (VirtualThreads.areSupported()) {
            pool = null;
            threads = VirtualThreads.getNamedVirtualThreadsExecutor("request-");
        } else {
            pool = new ThreadPoolExecutor(
                    MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
            pool.allowCoreThreadTimeOut(true);
            threads = pool;
        }
    }

    /** @throws RejectedExecutionException if as many wait as may */
    void begin(Runnable request) {
        if (pool != null && pool.getQueue().size() >= MOST_WAITING) {
            throw new RejectedExecutionException(MOST_WAITING + " requests are waiting");
        }
        threads.execute(request);
    }

    /** Goes on with a request that has begun. */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "request-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        if (pool != null) pool.shutdown();
    }
}
