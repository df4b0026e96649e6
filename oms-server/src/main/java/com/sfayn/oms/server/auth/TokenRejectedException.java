package com.sfayn.oms.server.auth;

/** A token is not acceptable. The message says why, for the log only: the caller is told nothing but that. */
public sealed class TokenRejectedException extends Exception permits TokenNotCurrentException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_REASON = 300;

    /** @param reason may quote the token, whose sender then can't write lines of their own into the log */
    TokenRejectedException(String reason) {
        super(harmless(reason), null, false, false);
    }

    private static String harmless(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
