package com.sfayn.oms.server.auth;

import java.time.Instant;

/** A token with a good signature does not hold yet, or no longer: or this server's clock is wrong. */
final class TokenOutOfTime extends TokenRejected {
    private static final long serialVersionUID = 1L;

    private final Instant limit;
    private final boolean early;

    private TokenOutOfTime(String reason, Instant limit, boolean early) {
        super(reason);
        this.limit = limit;
        this.early = early;
    }

    /** @param from when it begins to hold, by the issuer's clock */
    static TokenOutOfTime early(String reason, Instant from) {
        return new TokenOutOfTime(reason, from, true);
    }

    /** @param until when it ended to hold, by the issuer's clock */
    static TokenOutOfTime late(String reason, Instant until) {
        return new TokenOutOfTime(reason, until, false);
    }

    Instant limit() {
        return limit;
    }

    boolean isEarly() {
        return early;
    }
}
