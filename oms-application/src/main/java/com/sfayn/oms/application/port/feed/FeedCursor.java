package com.sfayn.oms.application.port.feed;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * How far a consumer has read a tenant's feed.
 *
 * @param consumer the name, e.g. {@code sink:erp}; at most 255 characters
 * @param position the last position that it has dealt with; empty while its start is not decided
 * @param owner the instance that works for it; null if none does
 * @param leasedUntil null if no instance works for it
 * @param failures how often it has failed since its last success
 * @param nextAt when it is called again after a failure; null without one
 */
public record FeedCursor(
        String consumer, OptionalLong position, String owner, Instant leasedUntil, int failures, Instant nextAt) {
    /** Whether an owner may take the lease now. */
    public boolean isFree(String candidate, Instant now) {
        boolean leased = leasedUntil != null && leasedUntil.isAfter(now) && !candidate.equals(owner);
        boolean pausing = nextAt != null && nextAt.isAfter(now);
        return position.isPresent() && !leased && !pausing;
    }
}
