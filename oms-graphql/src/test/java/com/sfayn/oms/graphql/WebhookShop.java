package com.sfayn.oms.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.EventPlace;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import com.sfayn.oms.application.webhook.AesSecretCipher;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop that sends webhooks to a {@link FakeReceiver}. */
final class WebhookShop {
    static final String PLACED = "order_management.events.PlacedOrderEvent";
    static final String ENDPOINT = "endpoint { endpointId name url eventTypes vendorId ordering state disabledReason"
            + " failingSince createdAt lastDeliveredAt lag openDeliveries oldSecretsUntil }";
    static final String DELIVERY = "deliveryId endpointId eventId eventType orderId sequence state attemptCount"
            + " nextAttemptAt createdAt endedAt replayId"
            + " attempts { attempt startedAt durationMs status failure responseSnippet }";

    private static final Map<String, String> RESULTS = Map.of(
            "pingWebhookEndpoint", " delivery { " + DELIVERY + " body } attempt { attempt status failure }",
            "redeliverWebhook", " delivery { " + DELIVERY + " body } attempt { attempt }",
            "replayWebhookEvents", " replayId events");

    final InMemoryStorage storage = new InMemoryStorage();
    final FakeReceiver receiver = new FakeReceiver();
    final WebhookBodies bodies = new WebhookBodies();
    final Shop shop = Shop.open(storage);
    final OmsGraphQL graphQL = OmsGraphQL.over(Shop.oms(storage)
            .secretCipher(new AesSecretCipher(List.of(new byte[32]), Randomness.secure()))
            .webhooks(receiver, bodies)
            .jsonReader(bodies)
            .build());

    GraphQLResult run(Actor actor, String document) {
        return graphQL.execute(actor, GraphQLRequest.of(document), "request-1");
    }

    /** Executes a mutation and returns its payload. */
    Object change(Actor actor, String mutation, String input) {
        GraphQLResult result = run(
                actor,
                "mutation { " + mutation + "(input: {" + input
                        + "}) { clientMutationId replayed result { success message }"
                        + " errors { __typename code message path } "
                        + RESULTS.getOrDefault(mutation, ENDPOINT + " secret skippedEvents") + " } }");
        assertThat(At.path(result, "errors")).as("%s", result).isNull();
        return At.path(result, "data", mutation);
    }

    /** Executes a mutation that must succeed, and returns its payload. */
    Object done(Actor actor, String mutation, String input) {
        Object payload = change(actor, mutation, input);
        assertThat(At.path(payload, "errors")).as("%s", payload).isEqualTo(List.of());
        assertThat(At.path(payload, "result", "success")).isEqualTo(true);
        return payload;
    }

    /** Registers an endpoint for every type and returns its id. */
    String endpoint(Actor actor, String name) {
        return endpoint(actor, name, "");
    }

    String endpoint(Actor actor, String name, String more) {
        return (String) At.path(
                done(actor, "registerWebhookEndpoint", endpointInput(name, "https://hooks.example/in") + more),
                "endpoint",
                "endpointId");
    }

    static String endpointInput(String name, String url) {
        return "name: \"" + name + "\", url: \"" + url + "\", eventTypes: [\"*\"] ";
    }

    static String of(String endpointId) {
        return "endpointId: \"" + endpointId + "\" ";
    }

    /** Returns the endpoints that the actor sees, as a list of objects. */
    Object endpoints(Actor actor) {
        return At.path(
                run(actor, "{ webhookEndpoints " + ENDPOINT.substring("endpoint".length()) + " }"),
                "data",
                "webhookEndpoints");
    }

    /** Queries deliveries and returns the connection. */
    Object deliveries(Actor actor, String arguments, String fields) {
        GraphQLResult result = run(
                actor,
                "{ webhookDeliveries" + (arguments.isEmpty() ? "" : "(" + arguments + ")") + " { nodes { " + fields
                        + " } pageInfo { hasNextPage hasPreviousPage endCursor } } }");
        assertThat(At.path(result, "errors")).as("%s", result).isNull();
        return At.path(result, "data", "webhookDeliveries");
    }

    /** Stores a delivery of a lane. The higher the number, the later it was created. */
    WebhookDelivery stored(int number, String endpointId, State state, String type, String order, int sequence) {
        boolean open = state == State.DUE || state == State.SENDING;
        Instant at = Shop.NOW.plusSeconds(number);
        WebhookDelivery delivery = new WebhookDelivery(
                String.format("whd_%024x", number),
                endpointId,
                "evt_" + number,
                type,
                Optional.of(new EventPlace(new OrderId(order), sequence, number)),
                null,
                state,
                true,
                0,
                0,
                state == State.DUE ? at : null,
                at,
                open ? null : at,
                "");
        store(Shop.TENANT, delivery);
        return delivery;
    }

    void store(TenantId tenant, WebhookDelivery delivery) {
        storage.inTransaction(tenant, store -> store.deliveries().insert(List.of(delivery)));
    }

    /** Gives all events of the tenant their positions, and returns the last one. */
    long number(TenantId tenant) {
        storage.inTransaction(tenant, store -> {
            store.feed().create();
            return true;
        });
        return storage.inTransaction(
                tenant, store -> store.feed().number(1_000).orElseThrow().last());
    }
}
