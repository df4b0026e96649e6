package com.sfayn.oms.server.http.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.VirtualThreads;

/**
 * The threads that answer requests. They are separate from the connection threads, so that data arrives and health
 * checks are answered whatever the requests do. Uses virtual threads if the JVM supports them.
 */
final class RequestThreads implements Executor, AutoCloseable {
    private static final int MOST = 400;
    private static final int MOST_WAITING = 2_000;
    private static final int IDLE_SECONDS = 60;

    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final int mostWaiting;
    private final ThreadPoolExecutor pool;
    private final Executor threads;

    RequestThreads() {
        this(MOST, MOST_WAITING, VirtualThreads.areSupported());
    }

    /** @param most limit on platform threads; virtual threads are not limited */
    RequestThreads(int most, int mostWaiting, boolean virtual) {
        this.mostWaiting = mostWaiting;
        if (virtual) {
            pool = null;
            threads = VirtualThreads.getNamedVirtualThreadsExecutor("request-");
        } else {
            pool = new ThreadPoolExecutor(
                    most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
            pool.allowCoreThreadTimeOut(true);
            threads = pool;
        }
    }

    /** @throws RejectedExecutionException if too many requests are waiting */
    void begin(Runnable request) {
        if (waiting() >= mostWaiting) {
            throw new RejectedExecutionException(mostWaiting + " requests are waiting");
        }
        execute(request);
    }

    /** Continues a request that has begun; never rejects. */
    @Override
    public void execute(Runnable work) {
        threads.execute(() -> {
            busy.incrementAndGet();
            try {
                work.run();
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    /** Returns the number of queued requests; always 0 with virtual threads. */
    int waiting() {
        return pool == null ? 0 : pool.getQueue().size();
    }

    /** Returns the number of threads that run or block in a request. */
    int busy() {
        return busy.get();
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
