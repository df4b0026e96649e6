package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.OTHER_VENDOR;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static com.sfayn.oms.graphql.WebhookEndpointsTest.column;
import static com.sfayn.oms.graphql.WebhookShop.PLACED;
import static com.sfayn.oms.graphql.WebhookShop.endpointInput;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.request.GraphQLResult;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Callers who may not manage a webhook endpoint can't find out whether it, or a delivery to it, exists. */
class ForeignWebhooksTest {
    private static final TenantId OTHER_TENANT = new TenantId("t-456");
    private static final Actor THEIR_ADMIN = Actor.of(OTHER_TENANT, "a-1", Role.ADMIN);
    private static final Actor THEIR_VENDOR =
            new Actor(OTHER_TENANT, "u-vendor", Set.of(Role.VENDOR), new Claims("v-234", null, null, null, null));
    private static final String NO_ENDPOINT = "whe_" + "0".repeat(24);
    private static final String NO_DELIVERY = "whd_" + "0".repeat(24);

    /** The other inputs of every mutation of an endpoint. */
    private static final Map<String, String> OF_ENDPOINTS = Map.of(
            "updateWebhookEndpoint", "name: \"taken over\", url: \"https://attacker.example/\"",
            "rotateWebhookEndpointSecret", "overlapHours: 0",
            "enableWebhookEndpoint", "catchUp: false",
            "disableWebhookEndpoint", "",
            "removeWebhookEndpoint", "",
            "pingWebhookEndpoint", "",
            "replayWebhookEvents", "from: \"2026-01-01T00:00:00Z\"");

    private final WebhookShop shop = new WebhookShop();
    private final String ofTenant = shop.endpoint(ADMIN, "ours");
    private final String ofVendor = shop.endpoint(VENDOR, "the vendor's");
    private final String ofOtherVendor = shop.endpoint(OTHER_VENDOR, "the other vendor's");
    private final String ofOtherTenant = shop.endpoint(THEIR_ADMIN, "theirs");
    private final WebhookDelivery toTenant = shop.stored(1, ofTenant, State.DELIVERED, PLACED, "ORD-1", 1);
    private final WebhookDelivery toVendor = shop.stored(2, ofVendor, State.DELIVERED, PLACED, "ORD-1", 1);
    private final WebhookDelivery toOtherVendor = shop.stored(3, ofOtherVendor, State.DELIVERED, PLACED, "ORD-2", 1);

    @Test
    void every_operation_with_an_id_of_an_endpoint_or_a_delivery_is_looked_at() {
        TreeSet<String> ofEndpoints = new TreeSet<>();
        TreeSet<String> ofDeliveries = new TreeSet<>();
        for (GraphQLFieldDefinition field :
                shop.graphQL.schema().getMutationType().getFields()) {
            GraphQLInputObjectType input = (GraphQLInputObjectType)
                    GraphQLTypeUtil.unwrapAll(field.getArgument("input").getType());
            if (input.getField("endpointId") != null) ofEndpoints.add(field.getName());
            if (input.getField("deliveryId") != null) ofDeliveries.add(field.getName());
        }
        assertThat(ofEndpoints).containsExactlyInAnyOrderElementsOf(OF_ENDPOINTS.keySet());
        assertThat(ofDeliveries).containsExactly("redeliverWebhook");
    }

    @Test
    void an_endpoint_of_another_tenant_or_vendor_is_not_found() {
        Map<Actor, List<String>> foreign = Map.of(
                ADMIN, List.of(ofOtherTenant),
                VENDOR, List.of(ofTenant, ofOtherVendor, ofOtherTenant),
                OTHER_VENDOR, List.of(ofTenant, ofVendor, ofOtherTenant),
                CUSTOMER, List.of(ofTenant, ofVendor, ofOtherVendor, ofOtherTenant),
                THEIR_VENDOR, List.of(ofTenant, ofVendor, ofOtherVendor, ofOtherTenant),
                THEIR_ADMIN, List.of(ofTenant, ofVendor, ofOtherVendor));
        String before = everything();
        foreign.forEach((actor, ids) -> {
            for (String id : ids) {
                OF_ENDPOINTS.forEach((mutation, input) -> {
                    for (String key : List.of("", ", idempotencyKey: \"same\"")) {
                        assertThat(mutated(actor, mutation, "endpointId", id, NO_ENDPOINT, input + key))
                                .as("%s by %s of %s", mutation, actor.user(), id)
                                .isEqualTo(
                                        mutated(actor, mutation, "endpointId", NO_ENDPOINT, NO_ENDPOINT, input + key))
                                .contains(actor == CUSTOMER ? "FORBIDDEN" : "NOT_FOUND");
                    }
                });
                assertThat(log(actor, id)).as("by %s", actor.user()).isEqualTo(log(actor, NO_ENDPOINT));
            }
        });
        assertThat(everything()).isEqualTo(before);
        assertThat(shop.receiver.messages).isEmpty();
    }

    @Test
    void a_delivery_to_an_endpoint_of_another_tenant_or_vendor_is_not_found() {
        Map<Actor, List<WebhookDelivery>> foreign = Map.of(
                VENDOR, List.of(toTenant, toOtherVendor),
                OTHER_VENDOR, List.of(toTenant, toVendor),
                CUSTOMER, List.of(toTenant, toVendor, toOtherVendor),
                THEIR_VENDOR, List.of(toTenant, toVendor, toOtherVendor),
                THEIR_ADMIN, List.of(toTenant, toVendor, toOtherVendor));
        String before = everything();
        foreign.forEach((actor, deliveries) -> {
            for (WebhookDelivery delivery : deliveries) {
                String id = delivery.deliveryId();
                assertThat(mutated(actor, "redeliverWebhook", "deliveryId", id, NO_DELIVERY, ""))
                        .as("by %s", actor.user())
                        .isEqualTo(mutated(actor, "redeliverWebhook", "deliveryId", NO_DELIVERY, NO_DELIVERY, ""))
                        .contains(actor == CUSTOMER ? "FORBIDDEN" : "NOT_FOUND");
            }
        });
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void lists_show_only_what_the_caller_manages() {
        assertThat(column(shop.endpoints(VENDOR), "endpointId")).containsExactly(ofVendor);
        assertThat(column(shop.endpoints(OTHER_VENDOR), "endpointId")).containsExactly(ofOtherVendor);
        assertThat(column(shop.endpoints(THEIR_ADMIN), "endpointId")).containsExactly(ofOtherTenant);
        assertThat(column(shop.endpoints(THEIR_VENDOR), "endpointId")).isEmpty();
        assertThat(delivered(VENDOR)).containsExactly(toVendor.deliveryId());
        assertThat(delivered(OTHER_VENDOR)).containsExactly(toOtherVendor.deliveryId());
        assertThat(delivered(ADMIN)).hasSize(3);
        assertThat(delivered(THEIR_ADMIN)).isEmpty();
    }

    @Test
    void customers_are_refused_everything() {
        for (String query : List.of("webhookEndpoints { name }", "webhookDeliveries { nodes { deliveryId } }")) {
            GraphQLResult result = shop.run(CUSTOMER, "{ " + query + " }");
            assertThat(At.path(result, "errors", 0, "extensions"))
                    .isEqualTo(Map.of("code", "FORBIDDEN", "retryable", false));
        }
        Object registered =
                shop.change(CUSTOMER, "registerWebhookEndpoint", endpointInput("mine", "https://attacker.example/"));
        assertThat(At.path(registered, "errors", 0, "code").toString()).isEqualTo("FORBIDDEN");
        assertThat(column(shop.endpoints(ADMIN), "name")).doesNotContain("mine");
    }

    @Test
    void a_cursor_of_another_tenants_events_starts_no_replay() {
        shop.shop.placed(CUSTOMER);
        shop.number(Shop.TENANT);
        Object ours = At.path(shop.run(ADMIN, "{ events { nextCursor } }"), "data", "events", "nextCursor");
        Object payload = shop.change(
                THEIR_ADMIN, "replayWebhookEvents", WebhookShop.of(ofOtherTenant) + "afterCursor: \"" + ours + "\"");
        assertThat(At.path(payload, "errors", 0, "code").toString()).isEqualTo("INVALID_INPUT");
        assertThat(At.path(payload, "errors", 0, "path")).isEqualTo(List.of("afterCursor"));
    }

    @Test
    void a_replay_of_a_foreign_order_looks_like_one_of_an_order_that_does_not_exist() {
        String foreign = shop.shop.placed(CUSTOMER);
        shop.number(Shop.TENANT);
        for (Actor actor : List.of(OTHER_VENDOR, THEIR_ADMIN)) {
            assertThat(replayOf(actor, foreign)).isEqualTo(replayOf(actor, "ORD-000000000000"));
        }
    }

    private String replayOf(Actor actor, String orderId) {
        String endpoint = shop.endpoint(actor, "for " + orderId);
        Object payload =
                shop.done(actor, "replayWebhookEvents", WebhookShop.of(endpoint) + "orderId: \"" + orderId + "\"");
        return payload.toString().replace(At.path(payload, "replayId").toString(), "");
    }

    @Test
    void a_cursor_of_a_foreign_delivery_shows_no_foreign_delivery() {
        Object cursor = At.path(shop.deliveries(ADMIN, "first: 1", "deliveryId"), "pageInfo", "endCursor");
        Object page = shop.deliveries(VENDOR, "after: \"" + cursor + "\"", "deliveryId");
        assertThat(column(At.path(page, "nodes"), "deliveryId")).containsExactly(toVendor.deliveryId());
    }

    @Test
    void two_callers_may_use_the_same_key() {
        String input = endpointInput("by key", "https://hooks.example/") + ", idempotencyKey: \"k\"";
        Object first = shop.done(ADMIN, "registerWebhookEndpoint", input);
        Object other = shop.done(THEIR_ADMIN, "registerWebhookEndpoint", input);
        assertThat(At.path(other, "replayed")).isEqualTo(false);
        assertThat(At.path(other, "endpoint", "endpointId")).isNotEqualTo(At.path(first, "endpoint", "endpointId"));
        assertThat(At.path(shop.change(VENDOR, "registerWebhookEndpoint", input), "replayed"))
                .isEqualTo(false);
    }

    private String mutated(Actor actor, String mutation, String field, String id, String unknown, String input) {
        Object payload = shop.change(actor, mutation, field + ": \"" + id + "\", " + input);
        return payload.toString().replace(id, unknown);
    }

    private String log(Actor actor, String endpointId) {
        return shop.run(
                        actor,
                        "{ webhookDeliveries(filter: {endpointId: \"" + endpointId + "\"}) { nodes { deliveryId } } }")
                .body()
                .toString();
    }

    private List<Object> delivered(Actor actor) {
        return column(At.path(shop.deliveries(actor, "", "deliveryId"), "nodes"), "deliveryId");
    }

    private String everything() {
        return List.of(ADMIN, THEIR_ADMIN).stream()
                .map(admin -> shop.endpoints(admin) + " " + shop.deliveries(admin, "", WebhookShop.DELIVERY))
                .toList()
                .toString();
    }
}
