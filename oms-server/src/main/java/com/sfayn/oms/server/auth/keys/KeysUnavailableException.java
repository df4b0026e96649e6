package com.sfayn.oms.server.auth.keys;

import java.time.Duration;

/**
 * An issuer's keys could not be fetched, so a token can't be verified. It may be valid; the caller should retry.
 */
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    KeysUnavailableException(String issuer, Duration retryAfter) {
        super("The keys of " + issuer + " can't be fetched now.");
        this.retryAfter = retryAfter;
    }

    /** Returns the time until the keys are fetched again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
