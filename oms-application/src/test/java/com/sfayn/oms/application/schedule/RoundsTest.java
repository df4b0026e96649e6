package com.sfayn.oms.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundsTest {
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
        try (Rounds rounds = new Rounds("rounds-of-a-test", () -> {
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
        try (Rounds rounds = new Rounds("rounds-of-a-test", () -> {
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
        Rounds rounds = new Rounds("rounds-of-a-test", () -> {});
        rounds.close();

        assertThat(rounds.isClosed()).isTrue();
        assertThatThrownBy(rounds::now).isInstanceOf(RejectedExecutionException.class);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwing(Throwable fault) throws T {
        throw (T) fault;
    }
}
