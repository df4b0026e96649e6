package com.sfayn.oms.application.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void ten_attempts_take_at_least_75_hours_and_35_minutes() {
        List<Duration> pauses = pauses(bound -> 0);

        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24));
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isGreaterThanOrEqualTo(Duration.ofHours(75).plusMinutes(35));
        assertThat(RetrySchedule.FAILURES_BEFORE_THE_LAST).isEqualTo(pauses.size());
    }

    @Test
    void chance_only_lengthens_a_pause_and_by_at_most_a_fifth() {
        List<Duration> shortest = pauses(bound -> 0);
        List<Duration> half = pauses(bound -> bound / 2);
        List<Duration> longest = pauses(bound -> bound - 1);

        for (int i = 0; i < shortest.size(); i++) {
            long millis = shortest.get(i).toMillis();
            assertThat(half.get(i).toMillis()).isEqualTo(millis + millis / 10);
            assertThat(longest.get(i).toMillis()).isEqualTo(millis + millis / 5);
        }
    }

    @Test
    void there_is_no_pause_after_the_tenth_failure() {
        RetrySchedule schedule = new RetrySchedule(bound -> 0);

        assertThat(schedule.pauseAfter(9)).contains(Duration.ofHours(24));
        assertThat(schedule.pauseAfter(10)).isEmpty();
        assertThat(schedule.pauseAfter(11)).isEmpty();
    }

    private static List<Duration> pauses(LongUnaryOperator random) {
        RetrySchedule schedule = new RetrySchedule(random);
        List<Duration> pauses = new ArrayList<>();
        Optional<Duration> pause = schedule.pauseAfter(1);
        while (pause.isPresent()) {
            pauses.add(pause.get());
            pause = schedule.pauseAfter(pauses.size() + 1);
        }
        return pauses;
    }
}
