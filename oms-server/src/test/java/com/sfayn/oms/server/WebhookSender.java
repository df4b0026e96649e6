package com.sfayn.oms.server;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;

/** Sends webhooks to a server, signed by the specification's own library. */
record WebhookSender(RunningServer server, String tenant, String secret) {
    HttpResponse<String> send(String id, String body) {
        return send(id, Instant.now(), body);
    }

    HttpResponse<String> send(String id, Instant at, String body) {
        return server.send(request(id, at, body));
    }

    HttpRequest.Builder request(String id, Instant at, String body) {
        return request(id, at, signature(secret, id, at, body), body);
    }

    HttpRequest.Builder request(String id, Instant at, String signature, String body) {
        return server.request("/webhooks/" + tenant + "/events", "Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", signature)
                .POST(BodyPublishers.ofString(body));
    }

    static String signature(String secret, String id, Instant at, String body) {
        try {
            return new Webhook(secret).sign(id, at.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }
}
