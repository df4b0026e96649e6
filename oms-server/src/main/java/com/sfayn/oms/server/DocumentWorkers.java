package com.sfayn.oms.server;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;

/**
 * Executes documents apart from the threads that answer their callers, so that each caller is answered at the timeout
 * whatever its document does. Threads of the operating system on every JVM: a document that computes would not let go
 * of what carries virtual threads, its caller's among them.
 */
final class DocumentWorkers implements Executor, AutoCloseable {
    private static final int IDLE_SECONDS = 30;

    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    /**
     * Starts no thread before there is something to do.
     *
     * @param most documents that are executed at once
     * @param waiting documents that may wait for that
     */
    DocumentWorkers(int most, int waiting) {
        threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), this::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws RejectedExecutionException if as many wait as may */
    @Override
    public void execute(Runnable document) {
        Map<String, String> logged = MDC.getCopyOfContextMap();
        threads.execute(() -> {
            if (logged != null) MDC.setContextMap(logged);
            try {
                document.run();
            } finally {
                MDC.clear();
            }
        });
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "document-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Lets what runs come to its end. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
