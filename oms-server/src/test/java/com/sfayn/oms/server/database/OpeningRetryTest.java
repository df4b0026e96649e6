package com.sfayn.oms.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpeningRetryTest {
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger reports = new AtomicInteger();

    private OpeningRetry retry(Duration timeout) {
        return new OpeningRetry(
                timeout, Duration.ofMillis(1), IllegalStateException.class::isInstance, reports::incrementAndGet);
    }

    private String openAfter(int failures) {
        if (attempts.incrementAndGet() > failures) return "open";
        throw new IllegalStateException("attempt " + attempts);
    }

    @AfterEach
    void clearInterruption() {
        Thread.interrupted();
    }

    @Test
    void a_transient_failure_is_retried_and_reported_once() {
        assertThat(retry(Duration.ofMinutes(1)).run(() -> openAfter(3))).isEqualTo("open");

        assertThat(attempts).hasValue(4);
        assertThat(reports).hasValue(1);
    }

    @Test
    void another_failure_is_not_retried() {
        assertThatThrownBy(() -> retry(Duration.ofMinutes(1)).run(() -> {
                    attempts.incrementAndGet();
                    throw new IllegalArgumentException("wrong password");
                }))
                .hasMessage("wrong password");

        assertThat(attempts).hasValue(1);
        assertThat(reports).hasValue(0);
    }

    @Test
    void the_last_failure_is_thrown_when_the_time_is_over() {
        assertThatThrownBy(() -> retry(Duration.ofMillis(50)).run(() -> openAfter(Integer.MAX_VALUE)))
                .hasMessage("attempt " + attempts);

        assertThat(attempts).hasValueGreaterThan(1);
    }

    @Test
    void an_interrupted_thread_stops_waiting_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> retry(Duration.ofSeconds(2)).run(() -> openAfter(Integer.MAX_VALUE)))
                .hasMessage("attempt 1");

        assertThat(attempts).hasValue(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}
