package com.sfayn.oms.server.auth.token;

import com.sfayn.oms.domain.parsing.Excerpt;

/** A token is not accepted. The message has the reason, for the log only; the caller does not see it. */
public sealed class TokenRejectedException extends Exception permits TokenNotCurrentException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_REASON = 300;

    /** @param reason may quote the token; control characters are replaced to prevent log injection */
    public TokenRejectedException(String reason) {
        super(sanitized(reason), null, false, false);
    }

    private static String sanitized(String reason) {
        return Excerpt.shortened(reason.replaceAll("\\p{Cntrl}", "?"), LONGEST_REASON);
    }
}
