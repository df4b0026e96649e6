package com.sfayn.oms.application.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Signs messages by Standard Webhooks. */
public final class WebhookSignature {
    private WebhookSignature() {}

    /**
     * Returns the headers of a message.
     *
     * @param secrets a signature is made with each
     * @param id the same for every repetition of the message; visible ASCII without a full stop
     * @param at the time of this attempt
     */
    public static Map<String, String> headers(List<WebhookSecret> secrets, String id, Instant at, byte[] body) {
        byte[] content = content(id, at, body);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret ->
                                "v1," + Base64.getEncoder().encodeToString(Signatures.hmac(secret.key(), content)))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    /** Returns the bytes that are signed. */
    static byte[] content(String id, Instant at, byte[] body) {
        byte[] head = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[head.length + body.length];
        System.arraycopy(head, 0, content, 0, head.length);
        System.arraycopy(body, 0, content, head.length, body.length);
        return content;
    }
}
