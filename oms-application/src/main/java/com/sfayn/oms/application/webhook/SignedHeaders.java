package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The headers of a webhook, in the specified form and with a time near the current one.
 *
 * @param signatures those of the supported kind, each of 32 bytes; may be empty
 */
record SignedHeaders(String id, Instant timestamp, List<byte[]> signatures) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /**
     * Allows full stops. They can't make one message look like another: a time and a JSON object would have to follow,
     * and quotes within a JSON string are escaped.
     */
    private static final Pattern ID = Pattern.compile("[!-~]{1,255}");

    private static final Pattern SECONDS = Pattern.compile("0|[1-9]\\d{0,11}");
    private static final int LONGEST_SIGNATURES = 2_000;
    private static final String SYMMETRIC = "v1,";
    private static final int SIGNATURE_BYTES = 32;

    /** Returns the headers, or the error, which is only logged. */
    static Answer<SignedHeaders> read(SignedMessage message, Instant now) {
        if (message.ids().size() != 1) return wrong("webhook-id", message.ids().size());
        if (message.timestamps().size() != 1) {
            return wrong("webhook-timestamp", message.timestamps().size());
        }
        if (message.signatures().size() != 1) {
            return wrong("webhook-signature", message.signatures().size());
        }
        String id = message.ids().get(0);
        String timestamp = message.timestamps().get(0);
        String signatures = message.signatures().get(0);
        if (!ID.matcher(id).matches()) return wrong("webhook-id must be 1 to 255 visible ASCII characters");
        if (!SECONDS.matcher(timestamp).matches())
            return wrong("webhook-timestamp must be a number of seconds since 1970");
        if (signatures.length() > LONGEST_SIGNATURES) {
            return wrong("webhook-signature has more than " + LONGEST_SIGNATURES + " characters");
        }
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        Duration away = Duration.between(sentAt, Instant.ofEpochSecond(now.getEpochSecond()))
                .abs();
        if (away.compareTo(TOLERANCE) > 0) {
            return wrong(
                    "webhook-timestamp is " + sentAt + ", more than " + TOLERANCE.toMinutes() + " minutes from " + now);
        }
        return Answer.of(new SignedHeaders(id, sentAt, symmetric(signatures)));
    }

    /** Returns the bytes that were signed. */
    byte[] signedContent(byte[] body) {
        return WebhookSignature.content(id, timestamp, body);
    }

    /** Ignores other kinds, as the specification requires: a source may sign in several ways at once. */
    private static List<byte[]> symmetric(String header) {
        List<byte[]> signatures = new ArrayList<>();
        for (String entry : header.split(" ")) {
            if (entry.startsWith(SYMMETRIC)) {
                decoded(entry.substring(SYMMETRIC.length())).ifPresent(signatures::add);
            }
        }
        return signatures;
    }

    /** Accepts only canonical Base64; any other string matches nothing. */
    private static Optional<byte[]> decoded(String text) {
        try {
            byte[] signature = Base64.getDecoder().decode(text);
            boolean canonical = Base64.getEncoder().encodeToString(signature).equals(text);
            return canonical && signature.length == SIGNATURE_BYTES ? Optional.of(signature) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Answer<SignedHeaders> wrong(String header, int times) {
        return wrong("the header " + header + " occurs " + times + " times");
    }

    private static Answer<SignedHeaders> wrong(String what) {
        return Answer.refused(new InvalidInput(what, List.of()));
    }
}
