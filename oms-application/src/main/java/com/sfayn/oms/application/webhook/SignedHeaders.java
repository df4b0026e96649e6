package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The headers of a webhook, once they have the form that the specification gives them and their time is near.
 *
 * @param signatures of the one kind that is understood here, each of 32 bytes; may be empty
 */
record SignedHeaders(String id, Instant timestamp, List<byte[]> signatures) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /**
     * A full stop in an id can't make one message look like another: what follows it would have to be a time and an
     * object, and in a body an object's quotes never stand within another's text.
     */
    private static final Pattern ID = Pattern.compile("[!-~]{1,255}");

    private static final Pattern SECONDS = Pattern.compile("0|[1-9]\\d{0,11}");
    private static final int LONGEST_SIGNATURES = 2_000;
    private static final String SYMMETRIC = "v1,";
    private static final int SIGNATURE_BYTES = 32;

    /** The headers, or what is wrong with them; that is for the log alone. */
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
        if (!ID.matcher(id).matches()) return wrong("webhook-id is not 1 to 255 visible ASCII characters");
        if (!SECONDS.matcher(timestamp).matches()) return wrong("webhook-timestamp is no number of seconds since 1970");
        if (signatures.length() > LONGEST_SIGNATURES) {
            return wrong("webhook-signature has more than " + LONGEST_SIGNATURES + " characters");
        }
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        Duration away = Duration.between(sentAt, Instant.ofEpochSecond(now.getEpochSecond()))
                .abs();
        if (away.compareTo(TOLERANCE) > 0) {
            return wrong("webhook-timestamp is " + sentAt + ", more than " + TOLERANCE.toMinutes()
                    + " minutes away from " + now);
        }
        return Answer.of(new SignedHeaders(id, sentAt, symmetric(signatures)));
    }

    /** What was signed. */
    byte[] signedContent(byte[] body) {
        byte[] head = (id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[head.length + body.length];
        System.arraycopy(head, 0, content, 0, head.length);
        System.arraycopy(body, 0, content, head.length, body.length);
        return content;
    }

    /** Others are left aside, as the specification wants it: a source may sign in several ways at once. */
    private static List<byte[]> symmetric(String header) {
        List<byte[]> signatures = new ArrayList<>();
        for (String entry : header.split(" ")) {
            if (entry.startsWith(SYMMETRIC)) {
                decoded(entry.substring(SYMMETRIC.length())).ifPresent(signatures::add);
            }
        }
        return signatures;
    }

    /** Only the one spelling that Base64 has for bytes; another is no signature and matches nothing. */
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
        return wrong("the header " + header + " is there " + times + " times");
    }

    private static Answer<SignedHeaders> wrong(String what) {
        return Answer.refused(new InvalidInput(what, List.of()));
    }
}
