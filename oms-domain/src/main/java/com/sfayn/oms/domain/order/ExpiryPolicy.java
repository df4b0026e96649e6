package com.sfayn.oms.domain.order;

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
            throw new IllegalArgumentException(
                    "The expiry of drafts and of unpaid orders must not be negative: " + draft + ", " + pending);
        }
    }

    /** Returns when the system cancels such an order: drafts and unpaid orders expire, for others it is null. */
    Instant expiresAt(OrderStatus status, Instant placedAt, Instant updatedAt) {
        return switch (status) {
            case DRAFT -> after(updatedAt, draft);
            case PENDING -> after(placedAt, pending);
            default -> null;
        };
    }

    private static Instant after(Instant start, Duration limit) {
        return limit.isZero() ? null : start.plus(limit);
    }
}
