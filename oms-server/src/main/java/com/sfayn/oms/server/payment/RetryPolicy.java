package com.sfayn.oms.server.payment;

import java.time.Duration;

/**
 * How long a provider is waited for.
 *
 * @param attempt one request, from the connection to the last byte of the answer
 * @param total all attempts of one question and the pauses between them
 * @param pause before the second attempt; it doubles with each
 * @param attempts at most
 */
public record RetryPolicy(Duration attempt, Duration total, Duration pause, int attempts) {
    /** Shorter in total than a GraphQL request may take. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofMillis(200), 4);
}
