package com.sfayn.oms.domain.pricing.condition;

import java.time.Instant;

/**
 * A validity period: from ≤ now &lt; until.
 *
 * @param from null = no start
 * @param until null = no end
 */
public record Window(Instant from, Instant until) {
    /** No start and no end. */
    public static final Window ALWAYS = new Window(null, null);

    public Window {
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("A window ends before it starts: " + from + " to " + until);
        }
    }

    public boolean contains(Instant now) {
        return hasStarted(now) && !hasEnded(now);
    }

    /** Returns whether some instant is in both windows. */
    public boolean overlaps(Window other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(Window other) {
        return from == null || other.until == null || from.isBefore(other.until);
    }

    public boolean hasStarted(Instant now) {
        return from == null || !now.isBefore(from);
    }

    public boolean hasEnded(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
