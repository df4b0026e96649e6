package com.sfayn.oms.server.stream;

import com.sfayn.oms.server.config.Secret;
import java.time.Duration;

/**
 * Where the neighbours' event streams stand.
 *
 * @param redis {@code redis://…} or {@code rediss://…}; may hold a password
 * @param claimAfter how long an entry lies with an instance that does not stir before another takes it over
 */
public record StreamSettings(Secret redis, Duration claimAfter) {
    /** Long enough that an instance which is only slow is left its entries. */
    public static final Duration CLAIM_AFTER = Duration.ofSeconds(60);
}
