package com.sfayn.oms.server.admission;

import com.sfayn.oms.server.admission.FairQueue.Turn;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs requests on its own threads, fairly: tenants take turns, and so do the users of a tenant. Uses platform threads
 * on every JVM, because CPU-bound work on virtual threads would occupy the carrier threads.
 */
public final class FairWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FairWorkers.class);
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int IDLE_SECONDS = 30;
    private static final ThreadLocal<Running> CURRENT = new ThreadLocal<>();

    private final String name;
    private final FairQueue queue;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger started = new AtomicInteger();
    private final MeterRegistry metrics;

    /**
     * Starts threads on demand.
     *
     * @param name kind of request, in lower case and singular; part of the names of threads and metrics
     */
    public FairWorkers(String name, Shares shares, MeterRegistry metrics) {
        this.name = name;
        this.metrics = metrics;
        queue = new FairQueue(shares, new ComputeUsage());
        threads = new ThreadPoolExecutor(
                shares.threads(),
                shares.threads(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                this::thread);
        threads.allowCoreThreadTimeOut(true);
        Gauge.builder("oms." + name + "s.running", queue, FairQueue::running)
                .description("Requests that run now.")
                .register(metrics);
        Gauge.builder("oms." + name + "s.waiting", queue, FairQueue::waiting)
                .description("Requests that wait for their turn.")
                .register(metrics);
        for (TooManyWaitingException.Bound bound : TooManyWaitingException.Bound.values()) rejected(bound);
    }

    /**
     * Returns an executor that runs the owner's work in turn. It may throw {@link TooManyWaitingException} at once.
     */
    public Executor of(RequestOwner owner) {
        return work -> execute(owner, work);
    }

    private void execute(RequestOwner owner, Runnable work) {
        Map<String, String> logged = MDC.getCopyOfContextMap();
        try {
            queue.add(owner, () -> {
                if (logged != null) MDC.setContextMap(logged);
                work.run();
            });
        } catch (TooManyWaitingException e) {
            rejected(e.bound()).increment();
            throw e;
        }
        startNext();
    }

    private record Running(FairWorkers workers, Turn turn) {}

    /**
     * Waits for an external system, such as a payment provider, and lets other requests run meanwhile. On any other
     * thread, and if too many requests do so, only waits.
     */
    public static <T> T waitingOutside(Supplier<T> answer) {
        Running running = CURRENT.get();
        return running == null ? answer.get() : running.workers().aside(running.turn(), answer);
    }

    private <T> T aside(Turn turn, Supplier<T> answer) {
        if (!queue.stepAside(turn)) return answer.get();
        try {
            startNext();
            return answer.get();
        } finally {
            queue.comeBack(turn);
        }
    }

    private void startNext() {
        if (threads.isShutdown()) return;
        for (Optional<Turn> turn = queue.next(); turn.isPresent(); turn = queue.next()) {
            Turn running = turn.get();
            threads.execute(() -> run(running));
        }
    }

    private void run(Turn turn) {
        long before = cpuTime();
        CURRENT.set(new Running(this, turn));
        try {
            turn.work().run();
        } catch (RuntimeException e) {
            LOG.error("A {} failed", name, e);
        } finally {
            CURRENT.remove();
            MDC.clear();
            queue.ended(turn, cpuTime() - before);
            startNext();
        }
    }

    private static long cpuTime() {
        return CPU.isCurrentThreadCpuTimeSupported() ? CPU.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private Counter rejected(TooManyWaitingException.Bound bound) {
        return Counter.builder("oms." + name + "s.rejected")
                .description("Rejected requests, by the share that was used up.")
                .tag("share", bound.tag())
                .register(metrics);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, name + "-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Lets running requests finish. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
