package com.sfayn.oms.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Backoff pauses = new Backoff(FIRST, LONGEST);

    @Test
    void pauses_double_up_to_the_limit_with_jitter_of_at_most_half() {
        for (int doublings = 0; doublings < 40; doublings++) {
            Duration due = doublings > 7 ? LONGEST : min(FIRST.multipliedBy(1L << doublings), LONGEST);
            assertThat(pauses.next()).isBetween(due.dividedBy(2), due);
        }
    }

    @Test
    void an_early_failure_doubles_the_pause_and_a_late_one_resets_it() {
        for (int failures = 0; failures < 10; failures++) {
            pauses.lasted(LONGEST.minusMillis(1));
            pauses.next();
        }
        assertThat(pauses.next()).isGreaterThanOrEqualTo(LONGEST.dividedBy(2));

        pauses.lasted(LONGEST);
        assertThat(pauses.next()).isLessThanOrEqualTo(FIRST);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
