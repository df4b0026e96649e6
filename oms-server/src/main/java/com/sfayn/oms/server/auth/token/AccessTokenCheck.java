package com.sfayn.oms.server.auth.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.server.auth.issuer.Audience;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that a token is a bearer access token for this server. Issuers sign other tokens with the same key: tokens for
 * other audiences, ID tokens, refresh tokens, and tokens bound to a key of the client.
 */
public final class AccessTokenCheck {
    /** The claims that issuers use for the token type, with their values for access tokens. */
    private static final Map<String, Set<String>> MARKS = Map.of(
            "typ", Set.of("bearer", "jwt", "at+jwt", "access"),
            "token_type", Set.of("bearer", "access", "access_token"),
            "token_use", Set.of("access"));

    /** Claims that bearer access tokens do not have: hashes in ID tokens, and the binding to a key. */
    private static final List<String> FORBIDDEN_CLAIMS = List.of("at_hash", "c_hash", "cnf");

    private static final Set<String> MICROSOFT_VERSIONS = Set.of("1.0", "2.0");

    private AccessTokenCheck() {}

    /**
     * Returns the accepted audience that the token names.
     *
     * @param header the verified header
     * @return the first audience of the settings that the claim contains
     * @throws TokenRejectedException if the claim contains none, or if it is not an access token
     */
    public static String audience(TokenHeader header, ObjectNode claims, Audience audience)
            throws TokenRejectedException {
        String named = named(claims, audience);
        for (Map.Entry<String, Set<String>> mark : MARKS.entrySet()) {
            JsonNode found = claims.get(mark.getKey());
            if (found == null) continue;
            if (!found.isTextual() || !mark.getValue().contains(Ascii.toLowerCase(found.textValue()))) {
                throw new TokenRejectedException(
                        "The claim " + mark.getKey() + " is " + found + "; that is not an access token.");
            }
        }
        checkNonce(header, claims);
        for (String name : FORBIDDEN_CLAIMS) {
            if (claims.has(name))
                throw new TokenRejectedException("The claim " + name + " does not occur in bearer access tokens.");
        }
        checkMicrosoft(claims);
        if (audience.claim() != Audience.Claim.AUD) requireMark(header, claims, audience);
        return named;
    }

    /** A nonce belongs to ID tokens, but some issuers also copy it into tokens that are marked as access tokens. */
    private static void checkNonce(TokenHeader header, ObjectNode claims) throws TokenRejectedException {
        boolean marked = header.isOfAccessToken()
                || Ascii.equalsIgnoreCase("bearer", claims.path("typ").asText());
        if (claims.has("nonce") && !marked) {
            throw new TokenRejectedException(
                    "The token has the claim nonce of ID tokens and is not marked as an access token.");
        }
    }

    /**
     * If an Entra app is also its own API, its ID tokens have the audience of its access tokens and no other mark of an
     * ID token. Only access tokens name the client, in azp or appid.
     */
    private static void checkMicrosoft(ObjectNode claims) throws TokenRejectedException {
        boolean microsoft = claims.has("tid")
                && MICROSOFT_VERSIONS.contains(claims.path("ver").asText());
        if (microsoft && !claims.has("azp") && !claims.has("appid")) {
            throw new TokenRejectedException("The token has neither azp nor appid, so it is an ID token of Entra.");
        }
    }

    /** ID tokens also name the client, so a client claim alone does not distinguish them from access tokens. */
    private static void requireMark(TokenHeader header, ObjectNode claims, Audience audience)
            throws TokenRejectedException {
        boolean marked = header.isOfAccessToken()
                || Ascii.equalsIgnoreCase("bearer", claims.path("typ").asText())
                || claims.has("token_use");
        if (!marked) {
            throw new TokenRejectedException("The audience is read from "
                    + audience.claim().claimName()
                    + ", which ID tokens also have, and the token is not marked as an access token by typ (Bearer, or"
                    + " at+jwt in the header) or token_use.");
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

    private static boolean names(JsonNode claim, String audience, boolean listAllowed) {
        if (claim == null) return false;
        if (claim.isTextual()) return claim.textValue().equals(audience);
        if (!claim.isArray() || !listAllowed) return false;
        for (JsonNode each : claim) {
            if (each.isTextual() && each.textValue().equals(audience)) return true;
        }
        return false;
    }
}
