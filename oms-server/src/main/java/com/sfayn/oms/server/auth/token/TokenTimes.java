package com.sfayn.oms.server.auth.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Checks the validity period of a token. */
public final class TokenTimes {
    /** The tolerated difference between the clocks of issuer and server. */
    public static final Duration LEEWAY = Duration.ofSeconds(30);

    /** The last second of the year 9999. */
    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    private TokenTimes() {}

    /** @return when the token was issued, or null if it has no {@code iat} */
    public static Instant check(ObjectNode claims, Instant now) throws TokenRejectedException {
        Instant expires = time(claims, "exp");
        if (expires == null) throw new TokenRejectedException("The token has no exp.");
        if (!now.isBefore(expires.plus(LEEWAY))) {
            throw TokenNotCurrentException.late("The token expired at " + expires + ".", expires);
        }
        Instant notBefore = time(claims, "nbf");
        if (notBefore != null && notBefore.isAfter(now.plus(LEEWAY))) {
            throw TokenNotCurrentException.early("The token is not valid before " + notBefore + ".", notBefore);
        }
        Instant issued = time(claims, "iat");
        if (issued != null && issued.isAfter(now.plus(LEEWAY))) {
            throw TokenNotCurrentException.early("The token was issued in the future, at " + issued + ".", issued);
        }
        return issued;
    }

    private static Instant time(ObjectNode claims, String name) throws TokenRejectedException {
        JsonNode node = claims.get(name);
        if (node == null) return null;
        if (!node.isNumber()) throw new TokenRejectedException("The claim " + name + " is not a number.");
        BigDecimal seconds = node.decimalValue();
        if (seconds.signum() < 0 || seconds.compareTo(LATEST) > 0) {
            throw new TokenRejectedException("The claim " + name + " is not a time from 1970 to 9999.");
        }
        return Instant.ofEpochSecond(seconds.longValue());
    }
}
