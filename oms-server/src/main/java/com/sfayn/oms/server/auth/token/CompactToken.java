package com.sfayn.oms.server.auth.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.server.net.StrictJson;
import java.util.Base64;

/**
 * A token in the format of a signed JWT: three parts, each in canonical base64url. Not verified yet.
 *
 * @param text the token as received
 */
public record CompactToken(String text, TokenHeader header, byte[] payload) {
    /** Longest accepted token, in characters. */
    static final int MAX_LENGTH = 8 * 1024;

    public static CompactToken read(String text) throws TokenRejectedException {
        if (text == null || text.isEmpty()) throw new TokenRejectedException("There is no token.");
        if (text.length() > MAX_LENGTH) {
            throw new TokenRejectedException(
                    "The token has " + text.length() + " characters, more than " + MAX_LENGTH + ".");
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3)
            throw new TokenRejectedException("The token has " + parts.length + " parts instead of three.");
        byte[] header = decoded(parts[0], "header");
        byte[] payload = decoded(parts[1], "payload");
        decoded(parts[2], "signature");
        return new CompactToken(text, TokenHeader.read(object(header, "header")), payload);
    }

    /** Returns the claims, which are not verified yet. */
    public ObjectNode claims() throws TokenRejectedException {
        return object(payload, "payload");
    }

    private static ObjectNode object(byte[] bytes, String what) throws TokenRejectedException {
        return StrictJson.object(bytes)
                .orElseThrow(() -> new TokenRejectedException(
                        "The " + what + " is not a single JSON object in UTF-8 with unique keys."));
    }

    private static byte[] decoded(String part, String what) throws TokenRejectedException {
        if (part.isEmpty()) throw new TokenRejectedException("The " + what + " is empty.");
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            String canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            if (canonical.equals(part)) return bytes;
        } catch (IllegalArgumentException e) {
            // Handled below, like a non-canonical encoding.
        }
        throw new TokenRejectedException("The " + what + " is not canonical base64url.");
    }
}
