package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.Decision.Accepted;
import java.time.Duration;
import java.time.Instant;

/**
 * How long an order may stay unchanged or unpaid before the system cancels it.
 *
 * @param draft counted from a draft's last change; zero = no limit
 * @param pending counted from placing until payment; zero = no limit
 */
public record ExpiryPolicy(Duration draft, Duration pending) {
    /** Thirty days for drafts, one hour for payment. */
    public static final ExpiryPolicy DEFAULT = new ExpiryPolicy(Duration.ofDays(30), Duration.ofMinutes(60));

    public ExpiryPolicy {
        if (draft.isNegative() || pending.isNegative()) {
            throw new IllegalArgumentException("Lifetimes must not be negative: " + draft + ", " + pending);
        }
    }

    /** Returns the decision with the order's expiry time set; drafts and unpaid orders expire, others don't. */
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
