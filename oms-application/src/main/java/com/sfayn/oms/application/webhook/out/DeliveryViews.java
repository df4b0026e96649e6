package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.internal.access.EventVisibility;
import com.sfayn.oms.application.internal.webhook.SignedWebhooks;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.EventPlace;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds to deliveries what users see of them: attempts, bodies, and whether they wait for another one. */
final class DeliveryViews {
    private static final int MOST_ATTEMPTS = 20;

    private final SignedWebhooks webhooks;

    DeliveryViews(SignedWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** Takes a constant number of statements. */
    List<DeliveryView> of(TenantStore store, TenantId tenant, List<WebhookDelivery> deliveries, boolean withBodies) {
        if (deliveries.isEmpty()) return List.of();
        List<String> ids = deliveries.stream().map(WebhookDelivery::deliveryId).toList();
        Set<String> held = store.deliveries().held(ids);
        Map<String, List<DeliveryAttempt>> attempts = store.deliveries().attempts(ids, MOST_ATTEMPTS);
        Map<String, byte[]> bodies = withBodies ? bodies(store, tenant, deliveries) : Map.of();
        return deliveries.stream()
                .map(delivery -> new DeliveryView(
                        delivery,
                        held.contains(delivery.deliveryId()),
                        attempts.getOrDefault(delivery.deliveryId(), List.of()),
                        Optional.ofNullable(bodies.get(delivery.deliveryId()))))
                .toList();
    }

    DeliveryView of(TenantStore store, TenantId tenant, WebhookDelivery delivery) {
        return of(store, tenant, List.of(delivery), true).get(0);
    }

    private Map<String, byte[]> bodies(TenantStore store, TenantId tenant, List<WebhookDelivery> deliveries) {
        Map<String, WebhookEndpoint> endpoints = store.endpoints().list().stream()
                .collect(Collectors.toMap(WebhookEndpoint::endpointId, Function.identity()));
        List<Long> positions = deliveries.stream()
                .flatMap(delivery -> delivery.event().stream())
                .map(EventPlace::position)
                .distinct()
                .toList();
        Map<Long, FeedEvent> events =
                store.feed().at(positions).stream().collect(Collectors.toMap(FeedEvent::position, Function.identity()));
        return deliveries.stream()
                .filter(delivery -> endpoints.containsKey(delivery.endpointId()))
                .map(delivery -> Map.entry(
                        delivery.deliveryId(), webhooks.body(tenant, delivery, event(delivery, endpoints, events))))
                .filter(body -> body.getValue().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, body -> body.getValue().get()));
    }

    private static Optional<FeedEvent> event(
            WebhookDelivery delivery, Map<String, WebhookEndpoint> endpoints, Map<Long, FeedEvent> events) {
        boolean all = endpoints.get(delivery.endpointId()).vendorId() == null;
        return delivery.event()
                .map(place -> events.get(place.position()))
                .map(event -> all ? event : EventVisibility.toVendor(event));
    }
}
