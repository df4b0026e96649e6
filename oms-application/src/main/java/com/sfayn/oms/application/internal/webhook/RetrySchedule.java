package com.sfayn.oms.application.internal.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * The pauses between the attempts of a delivery: 10 attempts over at least 75 hours. Each pause is longer by a random
 * part of up to a fifth, so that deliveries that failed together are not sent again together.
 */
public final class RetrySchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** With this number of failures, a delivery has one attempt left. */
    public static final int FAILURES_BEFORE_THE_LAST = PAUSES.size();

    /** The part of a pause by which it may be longer: a fifth. */
    private static final int JITTER_PART = 5;

    private final LongUnaryOperator random;

    /** @param random returns a number from 0 to below its argument */
    public RetrySchedule(LongUnaryOperator random) {
        this.random = random;
    }

    /**
     * Returns the pause before the next attempt; empty if there is none.
     *
     * @param failures the number of failed attempts, at least 1
     */
    public Optional<Duration> pauseAfter(int failures) {
        if (failures > PAUSES.size()) return Optional.empty();
        long pause = PAUSES.get(failures - 1).toMillis();
        return Optional.of(Duration.ofMillis(pause + random.applyAsLong(pause / JITTER_PART + 1)));
    }
}
