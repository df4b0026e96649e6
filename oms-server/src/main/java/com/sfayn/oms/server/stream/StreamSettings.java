package com.sfayn.oms.server.stream;

import com.sfayn.oms.server.config.Secret;
import java.time.Duration;

/**
 * Settings of the event streams.
 *
 * @param redis address: {@code redis://…} or {@code rediss://…}; may hold a password
 * @param claimAfter how long an entry stays with an inactive instance before another claims it
 */
public record StreamSettings(Secret redis, Duration claimAfter) {
    /** Long enough that a slow instance keeps its entries. */
    public static final Duration CLAIM_AFTER = Duration.ofSeconds(60);
}
