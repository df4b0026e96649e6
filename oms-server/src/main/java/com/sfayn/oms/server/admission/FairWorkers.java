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
 * Works on requests apart from the threads that answer their callers, fairly: tenants take turns, and so do the users
 * of each. Threads of the operating system on every JVM: work that computes would not let go of what carries virtual
 * threads, its caller's among them.
 */
public final class FairWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FairWorkers.class);
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int IDLE_SECONDS = 30;
    private static final ThreadLocal<Begun> CURRENT = new ThreadLocal<>();

    private final String name;
    private final FairQueue queue;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger started = new AtomicInteger();
    private final MeterRegistry metrics;

    /**
     * Starts no thread before there is something to do.
     *
     * @param name what is worked on, in lower case and in the singular: part of the threads' and the meters' names
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
                .description("What is worked on now.")
                .register(metrics);
        Gauge.builder("oms." + name + "s.waiting", queue, FairQueue::waiting)
                .description("What waits for its turn.")
                .register(metrics);
        for (TooManyWaitingException.Bound bound : TooManyWaitingException.Bound.values()) rejected(bound);
    }

    /** Where a caller's work is done when it is their turn. It throws {@link TooManyWaitingException} at once. */
    public Executor of(Caller caller) {
        return work -> execute(caller, work);
    }

    private void execute(Caller caller, Runnable work) {
        Map<String, String> logged = MDC.getCopyOfContextMap();
        try {
            queue.add(caller, () -> {
                if (logged != null) MDC.setContextMap(logged);
                work.run();
            });
        } catch (TooManyWaitingException e) {
            rejected(e.bound()).increment();
            throw e;
        }
        startWhatMay();
    }

    private record Begun(FairWorkers workers, Turn turn) {}

    /**
     * Waits for something outside, such as a payment provider, and lets others run meanwhile. On any other thread, and
     * where too many do so, it just waits.
     */
    public static <T> T waitingOutside(Supplier<T> answer) {
        Begun begun = CURRENT.get();
        return begun == null ? answer.get() : begun.workers().aside(begun.turn(), answer);
    }

    private <T> T aside(Turn turn, Supplier<T> answer) {
        if (!queue.stepAside(turn)) return answer.get();
        try {
            startWhatMay();
            return answer.get();
        } finally {
            queue.comeBack(turn);
        }
    }

    private void startWhatMay() {
        if (threads.isShutdown()) return;
        for (Optional<Turn> turn = queue.next(); turn.isPresent(); turn = queue.next()) {
            Turn begun = turn.get();
            threads.execute(() -> run(begun));
        }
    }

    private void run(Turn turn) {
        long before = computed();
        CURRENT.set(new Begun(this, turn));
        try {
            turn.work().run();
        } catch (RuntimeException e) {
            LOG.error("A {} failed", name, e);
        } finally {
            CURRENT.remove();
            MDC.clear();
            queue.ended(turn, computed() - before);
            startWhatMay();
        }
    }

    private static long computed() {
        return CPU.isCurrentThreadCpuTimeSupported() ? CPU.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private Counter rejected(TooManyWaitingException.Bound bound) {
        return Counter.builder("oms." + name + "s.rejected")
                .description("What was not taken, by whose share was used up.")
                .tag("share", bound.tag())
                .register(metrics);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, name + "-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Lets what runs come to its end. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
