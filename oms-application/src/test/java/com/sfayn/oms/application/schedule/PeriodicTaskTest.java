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
    void the_schedule_goes_on_whatever_a_round_throws(Throwable fault) throws Exception {
        CountDownLatch thirdRound = new CountDownLatch(3);
        try (PeriodicTask rounds = new PeriodicTask("rounds-of-a-test", () -> {
            thirdRound.countDown();
            throwing(fault);
        })) {
            rounds.start(Duration.ZERO, Duration.ofMillis(1));

            assertThat(thirdRound.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void a_round_of_its_own_that_fails_keeps_nobody_from_asking_for_another(Throwable fault) throws Exception {
        AtomicInteger done = new AtomicInteger();
        try (PeriodicTask rounds = new PeriodicTask("rounds-of-a-test", () -> {
            done.incrementAndGet();
            throwing(fault);
        })) {
            rounds.now();
            rounds.now();
        }

        assertThat(done).hasValue(2);
    }

    @Test
    void closed_rounds_take_no_more() {
        PeriodicTask rounds = new PeriodicTask("rounds-of-a-test", () -> {});
        rounds.close();

        assertThat(rounds.isClosed()).isTrue();
        assertThatThrownBy(rounds::now).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void who_waits_for_a_round_that_will_not_begin_hears_of_it() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        PeriodicTask rounds = new PeriodicTask(
                "rounds-of-a-test",
                () -> {
                    running.countDown();
                    boolean over = false;
                    while (!over) over = waited(never);
                },
                Duration.ofMillis(50));
        rounds.start(Duration.ZERO, Duration.ofMillis(1));
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
        AtomicReference<Throwable> heard = new AtomicReference<>();
        Thread waiting = new Thread(() -> heard.set(thrownBy(rounds)));
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) Thread.sleep(1);

        rounds.close();
        waiting.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(heard.get()).isInstanceOf(RejectedExecutionException.class);
        never.countDown();
    }

    /** Deaf to interrupts, as other people's code may be. */
    private static boolean waited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static Throwable thrownBy(PeriodicTask rounds) {
        try {
            rounds.now();
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
