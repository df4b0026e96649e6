package com.sfayn.oms.server.auth;

import java.time.Duration;

/**
 * An issuer's keys could not be fetched, so that nothing can be said of a token: it may well be good, and is worth
 * another try.
 */
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    KeysUnavailableException(String issuer, Duration retryAfter) {
        super("The keys of " + issuer + " can't be fetched now.");
        this.retryAfter = retryAfter;
    }

    /** Before that, the issuer is not asked again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
