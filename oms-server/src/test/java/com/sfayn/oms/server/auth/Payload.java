package com.sfayn.oms.server.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A token's claims as raw JSON values; valid unless a test changes them. */
final class Payload {
    private final Map<String, String> claims = new LinkedHashMap<>();

    static Payload good(ManualClock clock) {
        long now = clock.instant().getEpochSecond();
        return new Payload()
                .with("iss", "\"" + Trust.ISSUER + "\"")
                .with("aud", "\"" + Trust.AUDIENCE + "\"")
                .with("sub", "\"u-1\"")
                .with("tenant_id", "\"t-1\"")
                .with("roles", "[\"customer\"]")
                .with("iat", String.valueOf(now))
                .with("exp", String.valueOf(now + 300));
    }

    Payload with(String name, String json) {
        claims.put(name, json);
        return this;
    }

    Payload without(String... names) {
        for (String name : names) claims.remove(name);
        return this;
    }

    String json() {
        return claims.entrySet().stream()
                .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Returns the token, signed by the issuer's RSA key with a plain header. */
    String signed() {
        return TokenForge.rs256("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", json(), TokenForge.RSA);
    }
}
