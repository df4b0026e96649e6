package com.sfayn.oms.server.payment;

import java.time.Duration;

/**
 * Timeouts and retries of requests to a provider.
 *
 * @param attempt the timeout of one attempt, from connecting to the last byte of the response
 * @param total the timeout of all attempts and the pauses between them
 * @param pause the longest pause before the second attempt; it doubles for each further one
 * @param attempts the maximum number of attempts
 */
public record RetryPolicy(Duration attempt, Duration total, Duration pause, int attempts) {
    /** Shorter in total than a GraphQL request may take. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofMillis(200), 4);
}
