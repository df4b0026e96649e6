package com.sfayn.oms.domain.pricing.condition;

import java.time.Instant;

/**
 * When something holds: from ≤ now &lt; until.
 *
 * @param from null = always has
 * @param until null = never ends
 */
public record Window(Instant from, Instant until) {
    /** Always open. */
    public static final Window ALWAYS = new Window(null, null);

    public Window {
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("A window ends before it starts: " + from + " to " + until);
        }
    }

    public boolean contains(Instant now) {
        return hasStarted(now) && !hasEnded(now);
    }

    /** Whether there is an instant in both. */
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
