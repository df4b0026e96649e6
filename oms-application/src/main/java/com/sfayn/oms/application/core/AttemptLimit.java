package com.sfayn.oms.application.core;

import java.time.Duration;

/**
 * Limits failed attempts at values that could be guessed, such as coupon codes.
 *
 * @param most allowed failed attempts by one user on one order; at least 1
 * @param within the period in which attempts are counted; above zero
 */
public record AttemptLimit(int most, Duration within) {
    /** 20 in ten minutes. */
    public static final AttemptLimit DEFAULT = new AttemptLimit(20, Duration.ofMinutes(10));

    public AttemptLimit {
        if (most < 1)
            throw new IllegalArgumentException("The number of attempts is " + most + "; it must be at least 1.");
        if (within.isZero() || within.isNegative()) {
            throw new IllegalArgumentException("The period is " + within + "; it must be above zero.");
        }
    }
}
