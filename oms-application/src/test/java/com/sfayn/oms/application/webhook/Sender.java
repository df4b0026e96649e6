package com.sfayn.oms.application.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A system that signs with the specification's own library. Tests can make it send other content than it signed. */
record Sender(String secret, String id, Instant at, String body) {
    Sender withSecret(String other) {
        return new Sender(other, id, at, body);
    }

    Sender at(Instant time) {
        return new Sender(secret, id, time, body);
    }

    SignedMessage message() {
        return message(id, timestamp(), signature(), body);
    }

    SignedMessage message(String sentId, String timestamp, String signature, String sentBody) {
        return new SignedMessage(
                List.of(sentId), List.of(timestamp), List.of(signature), sentBody.getBytes(StandardCharsets.UTF_8));
    }

    String timestamp() {
        return Long.toString(at.getEpochSecond());
    }

    /** Returns the signature as {@code v1,<base64>}. */
    String signature() {
        try {
            return new Webhook(secret).sign(id, at.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }
}
