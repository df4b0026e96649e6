package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.port.webhook.out.EventWriter;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Message;
import com.sfayn.oms.application.webhook.WebhookSecret;
import com.sfayn.oms.application.webhook.WebhookSignature;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the requests of deliveries: the body, and the headers by Standard Webhooks with a signature per live secret.
 */
public final class SignedWebhooks {
    private static final int LONGEST_BODY = 256 * 1024;

    private final EventWriter writer;
    private final SecretCipher cipher;
    private final String userAgent;

    /** @param userAgent e.g. {@code oms-webhooks/1.0} */
    public SignedWebhooks(EventWriter writer, SecretCipher cipher, String userAgent) {
        this.writer = writer;
        this.cipher = cipher;
        this.userAgent = userAgent;
    }

    /** Returns the body of a delivery; empty if the log no longer has the event. */
    public Optional<byte[]> body(TenantId tenant, WebhookDelivery delivery, Optional<FeedEvent> event) {
        if (delivery.event().isEmpty()) {
            Map<String, Object> data =
                    delivery.subject() == null ? Map.of() : Map.of("endpoint_id", delivery.subject());
            return Optional.of(
                    writer.notice(tenant, delivery.eventId(), delivery.eventType(), delivery.createdAt(), data));
        }
        return event.map(found -> {
            byte[] body = writer.event(tenant, found);
            return body.length <= LONGEST_BODY ? body : writer.eventWithoutData(tenant, found);
        });
    }

    /** Returns the request of an attempt; empty if no secret of the endpoint can be decrypted. */
    public Optional<Message> request(
            TenantId tenant, WebhookEndpoint endpoint, WebhookDelivery delivery, byte[] body, Instant now) {
        List<WebhookSecret> secrets = endpoint.secrets().stream()
                .filter(secret -> secret.isAccepted(now))
                .map(SealedSecret::text)
                .flatMap(text -> cipher.decrypt(tenant, endpoint.endpointId(), text).stream())
                .map(WebhookSecret::new)
                .toList();
        if (secrets.isEmpty()) return Optional.empty();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", userAgent);
        headers.putAll(WebhookSignature.headers(secrets, delivery.eventId(), now, body));
        headers.put("oms-attempt", Integer.toString(delivery.attempts() + 1));
        return Optional.of(new Message(endpoint.url(), headers, body));
    }
}
