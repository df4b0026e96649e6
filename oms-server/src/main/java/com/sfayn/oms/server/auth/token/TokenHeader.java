package com.sfayn.oms.server.auth.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.domain.parsing.Ascii;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * The header of a token. It may name a key, but can't contain or locate one, or change how the token is read: a header
 * with any other parameter is refused.
 *
 * @param keyId the {@code kid}
 * @param isOfAccessToken whether its {@code typ} marks the token as an access token
 */
public record TokenHeader(String algorithm, Optional<String> keyId, boolean isOfAccessToken) {
    /** Certificate thumbprints are allowed because some issuers always send them; they are not used. */
    private static final Set<String> PARAMETERS = Set.of("alg", "kid", "typ", "x5t", "x5t#S256");

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    static TokenHeader read(ObjectNode header) throws TokenRejectedException {
        for (Iterator<String> names = header.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!PARAMETERS.contains(name))
                throw new TokenRejectedException("The header has the unsupported parameter " + name + ".");
            if (!header.get(name).isTextual())
                throw new TokenRejectedException("The header's " + name + " is not a string.");
        }
        JsonNode algorithm = header.get("alg");
        if (algorithm == null) throw new TokenRejectedException("The header has no alg.");
        JsonNode type = header.get("typ");
        if (type != null && !TYPES.contains(Ascii.toLowerCase(type.textValue()))) {
            throw new TokenRejectedException(
                    "The header's typ is " + type.textValue() + "; that is not an access token.");
        }
        return new TokenHeader(
                algorithm.textValue(),
                Optional.ofNullable(header.get("kid")).map(JsonNode::textValue),
                type != null && Ascii.toLowerCase(type.textValue()).endsWith("at+jwt"));
    }
}
