package com.sfayn.oms.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Backoff pauses = new Backoff(FIRST, LONGEST);

    @Test
    void pauses_double_up_to_the_longest_and_differ_by_half_at_most() {
        for (int doublings = 0; doublings < 40; doublings++) {
            Duration due = doublings > 7 ? LONGEST : min(FIRST.multipliedBy(1L << doublings), LONGEST);
            assertThat(pauses.next()).isBetween(due.dividedBy(2), due);
        }
    }

    @Test
    void what_soon_breaks_off_again_waits_longer_each_time_and_what_lasted_begins_anew() {
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
