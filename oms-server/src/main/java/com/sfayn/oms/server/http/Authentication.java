package com.sfayn.oms.server.http;

import com.sfayn.oms.application.Actor;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out who calls. A missing token and one that is not acceptable look the same from outside. */
final class Authentication {
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+) *");

    private final Function<String, Optional<Actor>> tokens;

    /** @param tokens whom a token speaks for; empty where it is not acceptable */
    Authentication(Function<String, Optional<Actor>> tokens) {
        this.tokens = tokens;
    }

    /** @throws HttpRefusal for everybody else */
    Actor actor(Context context) {
        String header = context.header("Authorization");
        if (header == null) throw HttpRefusal.unauthenticated();
        Matcher bearer = BEARER.matcher(header);
        if (!bearer.matches()) throw HttpRefusal.unauthenticated();
        return tokens.apply(bearer.group(1)).orElseThrow(HttpRefusal::unauthenticated);
    }
}
