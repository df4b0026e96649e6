package com.sfayn.oms.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.domain.parsing.Ascii;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells an access token for us from other tokens that the same issuer signs with the same key: for other audiences, ID
 * tokens, refresh tokens, tokens that are bound to a key which a bearer need not have.
 */
final class AccessTokenCheck {
    /** How issuers mark the kind of a token, and how an access token is marked there. */
    private static final Map<String, Set<String>> MARKS = Map.of(
            "typ", Set.of("bearer", "jwt", "at+jwt", "access"),
            "token_type", Set.of("bearer", "access", "access_token"),
            "token_use", Set.of("access"));

    /** Hashes of what is handed out beside an ID token, and the binding to a key. */
    private static final List<String> FOREIGN = List.of("at_hash", "c_hash", "cnf");

    private static final Set<String> MICROSOFT_VERSIONS = Set.of("1.0", "2.0");

    private AccessTokenCheck() {}

    /**
     * For whom the token is.
     *
     * @param header what the token says of itself, verified
     * @return which of the accepted names its claim holds; of several, the first of the settings
     * @throws TokenRejectedException if it holds none, or if it is not an access token
     */
    static String audience(TokenHeader header, ObjectNode claims, Audience audience) throws TokenRejectedException {
        String named = named(claims, audience);
        for (Map.Entry<String, Set<String>> mark : MARKS.entrySet()) {
            JsonNode found = claims.get(mark.getKey());
            if (found == null) continue;
            if (!found.isTextual() || !mark.getValue().contains(Ascii.toLowerCase(found.textValue()))) {
                throw new TokenRejectedException(
                        "The claim " + mark.getKey() + " is " + found + ", not an access token's.");
            }
        }
        checkNonce(header, claims);
        for (String name : FOREIGN) {
            if (claims.has(name))
                throw new TokenRejectedException("The claim " + name + " is not that of a bearer's token.");
        }
        checkMicrosoft(claims);
        if (audience.claim() != Audience.Claim.AUD) requireMark(header, claims, audience);
        return named;
    }

    /** A nonce is what an ID token answers its client with; some issuers repeat it in what they mark as for bearers. */
    private static void checkNonce(TokenHeader header, ObjectNode claims) throws TokenRejectedException {
        boolean marked = header.isOfAccessToken()
                || Ascii.equalsIgnoreCase("bearer", claims.path("typ").asText());
        if (claims.has("nonce") && !marked) {
            throw new TokenRejectedException(
                    "The claim nonce is that of an ID token, and nothing marks it as an access token.");
        }
    }

    /**
     * Entra's ID tokens for an app that is also its own API have the audience of its access tokens, and of the marks of
     * an ID token none. What they never name is the client that asked, which every access token does.
     */
    private static void checkMicrosoft(ObjectNode claims) throws TokenRejectedException {
        boolean microsoft = claims.has("tid")
                && MICROSOFT_VERSIONS.contains(claims.path("ver").asText());
        if (microsoft && !claims.has("azp") && !claims.has("appid")) {
            throw new TokenRejectedException(
                    "The token names no client by azp or appid, so it is an ID token of Entra's.");
        }
    }

    /** ID tokens name the client, too, so that it does not tell them from access tokens as an API's name does. */
    private static void requireMark(TokenHeader header, ObjectNode claims, Audience audience)
            throws TokenRejectedException {
        boolean marked = header.isOfAccessToken()
                || Ascii.equalsIgnoreCase("bearer", claims.path("typ").asText())
                || claims.has("token_use");
        if (!marked) {
            throw new TokenRejectedException("The audience is read from "
                    + audience.claim().claimName()
                    + ", which ID tokens have as well, and nothing marks the token as an access token: neither typ"
                    + " (Bearer, or at+jwt in the header) nor token_use.");
        }
    }

    private static String named(ObjectNode claims, Audience audience) throws TokenRejectedException {
        JsonNode claim = claims.get(audience.claim().claimName());
        for (String accepted : audience.accepted()) {
            if (names(claim, accepted, audience.claim() == Audience.Claim.AUD)) return accepted;
        }
        throw new TokenRejectedException("The token is not for " + String.join(" or ", audience.accepted()) + ": its "
                + audience.claim().claimName() + " is " + (claim == null ? "missing" : claim) + ".");
    }

    private static boolean names(JsonNode claim, String audience, boolean orInList) {
        if (claim == null) return false;
        if (claim.isTextual()) return claim.textValue().equals(audience);
        if (!claim.isArray() || !orInList) return false;
        for (JsonNode each : claim) {
            if (each.isTextual() && each.textValue().equals(audience)) return true;
        }
        return false;
    }
}
