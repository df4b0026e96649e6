package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.webhook.WebhookSecret;
import java.util.Optional;

/**
 * The result of a change of a webhook endpoint.
 *
 * @param endpoint empty if it was removed
 * @param secret the new secret, shown this once; empty if the change created none, or for a replay
 * @param skippedEvents how many events the endpoint will not receive, because it starts at the end of the feed
 * @param replayed whether the change was made earlier, by the same idempotency key
 */
public record EndpointChanged(
        Optional<EndpointView> endpoint, Optional<WebhookSecret> secret, long skippedEvents, boolean replayed) {
    static EndpointChanged of(EndpointView endpoint) {
        return new EndpointChanged(Optional.of(endpoint), Optional.empty(), 0, false);
    }

    static EndpointChanged withSecret(EndpointView endpoint, WebhookSecret secret) {
        return new EndpointChanged(Optional.of(endpoint), Optional.of(secret), 0, false);
    }
}
