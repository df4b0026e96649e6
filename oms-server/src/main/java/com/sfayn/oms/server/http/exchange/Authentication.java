package com.sfayn.oms.server.http.exchange;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.server.auth.KeysUnavailableException;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who calls. A missing token and one that is not acceptable look the same from outside; one that can't be
 * checked now does not.
 */
public final class Authentication {
    private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+) *");

    private final Function<String, Optional<Actor>> tokens;

    /** @param tokens whom a token speaks for; empty where it is not acceptable */
    public Authentication(Function<String, Optional<Actor>> tokens) {
        this.tokens = tokens;
    }

    /** @throws HttpError for everybody else */
    public Actor actor(Context context) {
        String header = context.header("Authorization");
        if (header == null) throw rejected("there is no header Authorization");
        Matcher bearer = BEARER.matcher(header);
        if (bearer.matches()) return actor(bearer.group(1));
        boolean another = !header.regionMatches(true, 0, "bearer", 0, "bearer".length());
        throw rejected("the header Authorization is " + (another ? "of another scheme than" : "not of the form")
                + " Bearer <token>");
    }

    private Actor actor(String token) {
        try {
            return tokens.apply(token).orElseThrow(HttpError::unauthenticated);
        } catch (KeysUnavailableException e) {
            LOG.warn("A token could not be checked: {}", e.getMessage());
            throw HttpError.unverifiable(e.retryAfter());
        }
    }

    /** The header itself may be somebody's password, so that it is not told. */
    private static HttpError rejected(String reason) {
        LOG.info("A request was rejected: {}.", reason);
        return HttpError.unauthenticated();
    }
}
