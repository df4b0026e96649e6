package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Informs the tenant's other endpoints that one is failing or was disabled. These messages are in no feed. */
public final class EndpointNotices {
    /** The full names of the messages that are no events of orders. */
    public static final String PING = "order_management.webhooks.PingEvent";

    public static final String FAILING = "order_management.webhooks.EndpointFailingEvent";
    public static final String DISABLED = "order_management.webhooks.EndpointDisabledEvent";

    private static final int ID_BYTES = 12;

    private final Randomness randomness;

    public EndpointNotices(Randomness randomness) {
        this.randomness = randomness;
    }

    /** Returns the types of all messages. */
    public static List<String> types() {
        return List.of(PING, FAILING, DISABLED);
    }

    /** Adds a delivery to every other active endpoint that receives the message about this endpoint's new state. */
    void add(TenantStore store, WebhookEndpoint endpoint, Instant now) {
        if (endpoint.health().state() == State.ACTIVE) return;
        String type = endpoint.health().state() == State.FAILING ? FAILING : DISABLED;
        String eventId = "evt_" + id();
        List<WebhookDelivery> deliveries = store.endpoints().list().stream()
                .filter(other -> !other.endpointId().equals(endpoint.endpointId()))
                .filter(other -> other.health().state() == State.ACTIVE && other.receives(type))
                .filter(other -> other.vendorId() == null || other.vendorId().equals(endpoint.vendorId()))
                .map(other -> notice(other, eventId, type, endpoint.endpointId(), now))
                .toList();
        if (!deliveries.isEmpty()) store.deliveries().insert(deliveries);
    }

    private WebhookDelivery notice(WebhookEndpoint to, String eventId, String type, String subject, Instant now) {
        return new WebhookDelivery(
                "whd_" + id(),
                to.endpointId(),
                eventId,
                type,
                Optional.empty(),
                subject,
                WebhookDelivery.State.DUE,
                false,
                0,
                0,
                now,
                now,
                null,
                "");
    }

    private String id() {
        return HexFormat.of().formatHex(randomness.bytes(ID_BYTES));
    }
}
