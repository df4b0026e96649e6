package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.port.Randomness;
import java.util.Base64;
import java.util.Optional;

/**
 * The shared secret that signs a source's messages. {@code toString} never shows it.
 *
 * @param reveal the form that users exchange: {@code whsec_} and the Base64 of 24 to 64 bytes
 */
public record WebhookSecret(String reveal) {
    /** Describes the expected form in messages. */
    public static final String FORM = "whsec_ and the Base64 of 24 to 64 random bytes";

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int LENGTH = 32;

    /** @throws IllegalArgumentException if it has another form; the message does not contain it */
    public WebhookSecret {
        int length = length(reveal);
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException("A webhook secret must be " + FORM + ".");
        }
    }

    /** Parses a secret; empty if it has another form. */
    public static Optional<WebhookSecret> parse(String text) {
        try {
            return Optional.of(new WebhookSecret(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Creates a random secret. */
    public static WebhookSecret random(Randomness randomness) {
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(randomness.bytes(LENGTH)));
    }

    /** Returns the signing key. */
    byte[] key() {
        return Base64.getDecoder().decode(reveal.substring(PREFIX.length()));
    }

    private static int length(String text) {
        return text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())).length : 0;
    }

    @Override
    public String toString() {
        return "***";
    }
}
