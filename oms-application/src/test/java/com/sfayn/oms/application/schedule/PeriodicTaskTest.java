package com.sfayn.oms.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeriodicTaskTest {
    static Stream<Throwable> thrown() {
        return Stream.of(
                new IllegalStateException("The register is down."),
                new Exception("Checked, and thrown by a language that checks nothing."),
                new NoClassDefFoundError("com/example/Missing"),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError(),
                new AssertionError("A source that asserts"),
                new Throwable("Neither exception nor error"));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void the_schedule_continues_whatever_a_run_throws(Throwable fault) throws Exception {
        CountDownLatch thirdRound = new CountDownLatch(3);
        try (PeriodicTask task = new PeriodicTask("test-task", () -> {
            thirdRound.countDown();
            throwing(fault);
        })) {
            task.start(Duration.ZERO, Duration.ofMillis(1));

            assertThat(thirdRound.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void a_run_on_demand_that_fails_does_not_prevent_the_next_one(Throwable fault) throws Exception {
        AtomicInteger done = new AtomicInteger();
        try (PeriodicTask task = new PeriodicTask("test-task", () -> {
            done.incrementAndGet();
            throwing(fault);
        })) {
            task.now();
            task.now();
        }

        assertThat(done).hasValue(2);
    }

    @Test
    void a_closed_task_refuses_further_runs() {
        PeriodicTask task = new PeriodicTask("test-task", () -> {});
        task.close();

        assertThat(task.isClosed()).isTrue();
        assertThatThrownBy(task::now).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void a_caller_waiting_for_a_run_that_will_not_begin_gets_an_exception() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        PeriodicTask task = new PeriodicTask(
                "test-task",
                () -> {
                    running.countDown();
                    boolean over = false;
                    while (!over) over = waited(never);
                },
                Duration.ofMillis(50));
        task.start(Duration.ZERO, Duration.ofMillis(1));
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
        AtomicReference<Throwable> heard = new AtomicReference<>();
        Thread waiting = new Thread(() -> heard.set(thrownBy(task)));
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) Thread.sleep(1);

        task.close();
        waiting.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(heard.get()).isInstanceOf(RejectedExecutionException.class);
        never.countDown();
    }

    /** Ignores interrupts, as third-party code may. */
    private static boolean waited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static Throwable thrownBy(PeriodicTask task) {
        try {
            task.now();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwing(Throwable fault) throws T {
        throw (T) fault;
    }
}
