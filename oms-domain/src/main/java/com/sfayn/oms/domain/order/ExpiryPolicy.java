package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.Decision.Accepted;
import java.time.Duration;
import java.time.Instant;

/**
 * How long an order may wait for its customer before the system cancels it.
 *
 * @param draft from a draft's last change; zero = for ever
 * @param pending from placing to paying; zero = for ever
 */
public record ExpiryPolicy(Duration draft, Duration pending) {
    /** Thirty days to make up one's mind, one hour to pay. */
    public static final ExpiryPolicy DEFAULT = new ExpiryPolicy(Duration.ofDays(30), Duration.ofMinutes(60));

    public ExpiryPolicy {
        if (draft.isNegative() || pending.isNegative()) {
            throw new IllegalArgumentException("Lifetimes must not be negative: " + draft + ", " + pending);
        }
    }

    /** The same decision on an order that knows when it expires: as a draft, as long as nobody pays, or never. */
    public Accepted applied(Accepted accepted) {
        return new Accepted(accepted.order().expiring(expiry(accepted.order())), accepted.events(), accepted.actor());
    }

    private Instant expiry(Order order) {
        return switch (order.status()) {
            case DRAFT -> after(order.timeline().updatedAt(), draft);
            case PENDING -> after(order.timeline().placedAt(), pending);
            default -> null;
        };
    }

    private static Instant after(Instant start, Duration lifetime) {
        return lifetime.isZero() ? null : start.plus(lifetime);
    }
}
