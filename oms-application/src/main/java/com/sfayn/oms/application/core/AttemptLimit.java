package com.sfayn.oms.application.core;

import java.time.Duration;

/**
 * How often something that can be guessed may be tried in vain.
 *
 * @param most attempts that fail, by one user on one order; at least 1
 * @param within the time in which they are counted; above zero
 */
public record AttemptLimit(int most, Duration within) {
    /** 20 in ten minutes. */
    public static final AttemptLimit DEFAULT = new AttemptLimit(20, Duration.ofMinutes(10));

    public AttemptLimit {
        if (most < 1) throw new IllegalArgumentException("At least 1 attempt has to be possible, not " + most + ".");
        if (within.isZero() || within.isNegative()) {
            throw new IllegalArgumentException("The time has to be above zero, not " + within + ".");
        }
    }
}
