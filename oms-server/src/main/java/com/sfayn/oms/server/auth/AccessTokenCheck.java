package com.sfayn.oms.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.domain.reading.Ascii;
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

    private AccessTokenCheck() {}

    /** @param header what the token says of itself, verified */
    static void check(TokenHeader header, ObjectNode claims, String audience) throws TokenRejected {
        if (!names(claims.get("aud"), audience)) throw new TokenRejected("The token is not for " + audience + ".");
        for (Map.Entry<String, Set<String>> mark : MARKS.entrySet()) {
            JsonNode found = claims.get(mark.getKey());
            if (found == null) continue;
            if (!found.isTextual() || !mark.getValue().contains(Ascii.toLowerCase(found.textValue()))) {
                throw new TokenRejected("The claim " + mark.getKey() + " is " + found + ", not an access token's.");
            }
        }
        checkNonce(header, claims);
        for (String name : FOREIGN) {
            if (claims.has(name)) throw new TokenRejected("The claim " + name + " is not that of a bearer's token.");
        }
    }

    /** A nonce is what an ID token answers its client with; some issuers repeat it in what they mark as for bearers. */
    private static void checkNonce(TokenHeader header, ObjectNode claims) throws TokenRejected {
        boolean marked = header.isOfAccessToken()
                || Ascii.equalsIgnoreCase("bearer", claims.path("typ").asText());
        if (claims.has("nonce") && !marked) {
            throw new TokenRejected("The claim nonce is that of an ID token, and nothing marks it as an access token.");
        }
    }

    private static boolean names(JsonNode audiences, String audience) {
        if (audiences == null) return false;
        if (audiences.isTextual()) return audiences.textValue().equals(audience);
        if (!audiences.isArray()) return false;
        for (JsonNode each : audiences) {
            if (each.isTextual() && each.textValue().equals(audience)) return true;
        }
        return false;
    }
}
