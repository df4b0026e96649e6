package com.sfayn.oms.server.auth.token;

import java.time.Instant;

/** A token with a valid signature is not valid yet or has expired, or this server's clock is wrong. */
public final class TokenNotCurrentException extends TokenRejectedException {
    private static final long serialVersionUID = 1L;

    private final Instant limit;
    private final boolean early;

    private TokenNotCurrentException(String reason, Instant limit, boolean early) {
        super(reason);
        this.limit = limit;
        this.early = early;
    }

    /** @param from when it becomes valid, by the issuer's clock */
    public static TokenNotCurrentException early(String reason, Instant from) {
        return new TokenNotCurrentException(reason, from, true);
    }

    /** @param until when it expired, by the issuer's clock */
    public static TokenNotCurrentException late(String reason, Instant until) {
        return new TokenNotCurrentException(reason, until, false);
    }

    Instant limit() {
        return limit;
    }

    boolean isEarly() {
        return early;
    }
}
