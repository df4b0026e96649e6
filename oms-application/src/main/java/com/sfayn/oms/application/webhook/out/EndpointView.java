package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.internal.webhook.EndpointFeed;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.feed.FeedCursor;
import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Backlog;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A webhook endpoint and what waits for it.
 *
 * @param lag the number of events in the feed that have no delivery yet
 * @param openDeliveries the number of deliveries that have not ended
 * @param oldSecretsUntil when older secrets stop signing, the latest first; empty when one signs
 */
public record EndpointView(WebhookEndpoint endpoint, long lag, int openDeliveries, List<Instant> oldSecretsUntil) {
    public EndpointView {
        oldSecretsUntil = List.copyOf(oldSecretsUntil);
    }

    /** Returns the endpoints with what waits for them; takes three statements. */
    static List<EndpointView> of(TenantStore store, List<WebhookEndpoint> endpoints, Instant now) {
        if (endpoints.isEmpty()) return List.of();
        long end = store.feed().last();
        Map<String, FeedCursor> cursors = store.feed().cursors().list().stream()
                .collect(Collectors.toMap(FeedCursor::consumer, Function.identity()));
        Map<String, Backlog> backlogs = store.deliveries().backlogs();
        return endpoints.stream()
                .map(endpoint -> new EndpointView(
                        endpoint,
                        lag(cursors.get(EndpointFeed.consumer(endpoint.endpointId())), end),
                        backlogs.getOrDefault(endpoint.endpointId(), Backlog.NONE)
                                .open(),
                        oldSecrets(endpoint, now)))
                .toList();
    }

    static EndpointView of(TenantStore store, WebhookEndpoint endpoint, Instant now) {
        return of(store, List.of(endpoint), now).get(0);
    }

    private static long lag(FeedCursor cursor, long end) {
        return cursor == null || cursor.position().isEmpty()
                ? 0
                : end - cursor.position().getAsLong();
    }

    private static List<Instant> oldSecrets(WebhookEndpoint endpoint, Instant now) {
        return endpoint.secrets().stream()
                .filter(secret -> secret.isAccepted(now))
                .map(SealedSecret::until)
                .filter(Objects::nonNull)
                .toList();
    }
}
