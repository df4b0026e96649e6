package com.sfayn.oms.server.http.exchange;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.server.auth.TokenVerifier;
import com.sfayn.oms.server.auth.keys.KeysUnavailableException;
import com.sfayn.oms.server.auth.token.TokenRejectedException;
import io.javalin.http.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates the caller by the bearer token. Answers 401 to a missing and to an invalid token alike, and 503 if the
 * token can't be verified now.
 */
public final class Authentication {
    private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+) *");

    private final TokenVerifier tokens;

    public Authentication(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    /** @throws HttpError if the request has no valid token */
    public Actor actor(Context context) {
        String header = context.header("Authorization");
        if (header == null) throw rejected("the header Authorization is missing");
        Matcher bearer = BEARER.matcher(header);
        if (bearer.matches()) return actor(bearer.group(1));
        boolean otherScheme = !header.regionMatches(true, 0, "bearer", 0, "bearer".length());
        throw rejected("the header Authorization is " + (otherScheme ? "of a scheme other than" : "not of the form")
                + " Bearer <token>");
    }

    private Actor actor(String token) {
        try {
            return tokens.verify(token);
        } catch (TokenRejectedException e) {
            LOG.info("A token was rejected: {}", e.getMessage());
            throw HttpError.unauthenticated();
        } catch (KeysUnavailableException e) {
            LOG.warn("A token could not be verified: {}", e.getMessage());
            throw HttpError.unverifiable(e.retryAfter());
        }
    }

    /** Doesn't log the header, because it may contain a password. */
    private static HttpError rejected(String reason) {
        LOG.info("A request was rejected: {}.", reason);
        return HttpError.unauthenticated();
    }
}
