package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static com.sfayn.oms.graphql.WebhookShop.PLACED;
import static com.sfayn.oms.graphql.WebhookShop.endpointInput;
import static com.sfayn.oms.graphql.WebhookShop.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Endpoints are registered, changed, disabled, enabled and removed; their secrets are shown once. */
class WebhookEndpointsTest {
    private final WebhookShop shop = new WebhookShop();

    @Test
    void an_endpoint_is_registered_and_listed() {
        Object registered = shop.done(
                ADMIN,
                "registerWebhookEndpoint",
                "clientMutationId: \"m\", name: \"erp\", url: \"https://erp.example/in\","
                        + " eventTypes: [\"PlacedOrderEvent\", \"order_management.events.ShippedOrderEvent\"]");
        Object endpoint = At.path(registered, "endpoint");

        assertThat(At.path(registered, "clientMutationId")).isEqualTo("m");
        assertThat(At.path(registered, "replayed")).isEqualTo(false);
        assertThat(At.path(registered, "secret").toString()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(At.path(registered, "result", "message").toString()).contains("shown only once");
        assertThat(At.path(endpoint, "endpointId").toString()).startsWith("whe_");
        assertThat(At.path(endpoint, "name")).isEqualTo("erp");
        assertThat(At.path(endpoint, "url")).isEqualTo("https://erp.example/in");
        assertThat(At.path(endpoint, "eventTypes"))
                .isEqualTo(List.of(PLACED, "order_management.events.ShippedOrderEvent"));
        assertThat(At.path(endpoint, "ordering").toString()).isEqualTo("PER_ORDER");
        assertThat(At.path(endpoint, "state").toString()).isEqualTo("ACTIVE");
        assertThat(At.path(endpoint, "createdAt")).isEqualTo("2026-05-01T08:00:00.000Z");
        assertThat(At.path(endpoint, "lag")).isEqualTo(0);
        assertThat(At.path(endpoint, "openDeliveries")).isEqualTo(0);
        assertThat(At.path(endpoint, "oldSecretsUntil")).isEqualTo(List.of());
        for (String unknownYet : List.of("vendorId", "disabledReason", "failingSince", "lastDeliveredAt")) {
            assertThat(At.path(endpoint, unknownYet)).as(unknownYet).isNull();
        }
        assertThat(shop.endpoints(ADMIN)).isEqualTo(List.of(endpoint));
    }

    @Test
    void a_vendors_endpoint_is_its_own_and_admins_may_narrow_theirs_to_a_vendor() {
        shop.endpoint(VENDOR, "b");
        shop.endpoint(VENDOR, "c", ", vendorId: \"v-234\"");
        shop.shop.sync(ADMIN, "VENDOR", List.of(ShopRows.with(ShopRows.vendor(), "vendor_id", "v-999")));
        shop.endpoint(ADMIN, "d", ", vendorId: \"v-999\"");
        shop.endpoint(ADMIN, "a");

        assertThat(column(shop.endpoints(VENDOR), "name")).containsExactly("b", "c");
        assertThat(column(shop.endpoints(ADMIN), "name")).containsExactly("a", "b", "c", "d");
        assertThat(column(shop.endpoints(ADMIN), "vendorId")).containsExactly(null, "v-234", "v-234", "v-999");
    }

    @Test
    void an_update_changes_the_given_fields_and_keeps_the_others() {
        String id = shop.endpoint(ADMIN, "erp");

        Object renamed = shop.done(ADMIN, "updateWebhookEndpoint", of(id) + "name: \"ERP 2\"");
        assertThat(At.path(renamed, "endpoint", "name")).isEqualTo("ERP 2");
        assertThat(At.path(renamed, "endpoint", "url")).isEqualTo("https://hooks.example/in");
        assertThat(At.path(renamed, "endpoint", "eventTypes")).isEqualTo(List.of("*"));
        assertThat(At.path(renamed, "secret")).isNull();

        Object all = shop.done(
                ADMIN,
                "updateWebhookEndpoint",
                of(id)
                        + "name: null, url: \"https://new.example/\", eventTypes: [\"PlacedOrderEvent\"], ordering: NONE");
        assertThat(At.path(all, "endpoint", "name")).isEqualTo("ERP 2");
        assertThat(At.path(all, "endpoint", "url")).isEqualTo("https://new.example/");
        assertThat(At.path(all, "endpoint", "eventTypes")).isEqualTo(List.of(PLACED));
        assertThat(At.path(all, "endpoint", "ordering").toString()).isEqualTo("NONE");
        assertThat(shop.endpoints(ADMIN)).isEqualTo(List.of(At.path(all, "endpoint")));
    }

    @Test
    void a_new_secret_is_shown_and_the_older_ones_sign_for_the_overlap() {
        Object registered = shop.done(ADMIN, "registerWebhookEndpoint", endpointInput("erp", "https://erp.example/"));
        String id = At.path(registered, "endpoint", "endpointId").toString();

        Object usual = shop.done(ADMIN, "rotateWebhookEndpointSecret", of(id) + "overlapHours: null");
        assertThat(At.path(usual, "secret").toString())
                .startsWith("whsec_")
                .isNotEqualTo(At.path(registered, "secret"));
        assertThat(At.path(usual, "endpoint", "oldSecretsUntil")).isEqualTo(List.of("2026-05-02T08:00:00.000Z"));
        assertThat(At.path(usual, "result", "message").toString()).contains("24 hours");

        Object atOnce = shop.done(ADMIN, "rotateWebhookEndpointSecret", of(id) + "overlapHours: 0");
        assertThat(At.path(atOnce, "endpoint", "oldSecretsUntil")).isEqualTo(List.of());
        assertThat(At.path(atOnce, "result", "message").toString()).contains("no longer sign");
    }

    @Test
    void a_new_url_ends_the_overlap() {
        String id = shop.endpoint(ADMIN, "erp");
        shop.done(ADMIN, "rotateWebhookEndpointSecret", of(id));

        Object moved = shop.done(ADMIN, "updateWebhookEndpoint", of(id) + "url: \"https://other.example/\"");

        assertThat(At.path(moved, "endpoint", "oldSecretsUntil")).isEqualTo(List.of());
    }

    @Test
    void a_disabled_endpoint_is_enabled_with_or_without_what_has_waited() {
        String id = shop.endpoint(ADMIN, "erp");
        shop.number(Shop.TENANT);
        Object disabled = shop.done(ADMIN, "disableWebhookEndpoint", of(id));
        assertThat(At.path(disabled, "endpoint", "state").toString()).isEqualTo("DISABLED");
        assertThat(At.path(disabled, "endpoint", "disabledReason")).isEqualTo("REQUESTED");
        shop.shop.placed(CUSTOMER);
        long events = shop.number(Shop.TENANT);
        assertThat(events).isPositive();
        assertThat(column(shop.endpoints(ADMIN), "lag")).containsExactly((int) events);

        Object waiting = shop.done(ADMIN, "enableWebhookEndpoint", of(id) + "catchUp: null");
        assertThat(At.path(waiting, "endpoint", "state").toString()).isEqualTo("ACTIVE");
        assertThat(At.path(waiting, "endpoint", "disabledReason")).isNull();
        assertThat(At.path(waiting, "skippedEvents")).isEqualTo(0);
        assertThat(At.path(waiting, "endpoint", "lag")).isEqualTo((int) events);

        shop.done(ADMIN, "disableWebhookEndpoint", of(id));
        Object skipping = shop.done(ADMIN, "enableWebhookEndpoint", of(id) + "catchUp: false");
        assertThat(At.path(skipping, "skippedEvents")).isEqualTo((int) events);
        assertThat(At.path(skipping, "result", "message").toString()).contains("leaves out " + events + " events");
        assertThat(At.path(skipping, "endpoint", "lag")).isEqualTo(0);
    }

    @Test
    void a_removed_endpoint_is_gone_and_its_deliveries_are_cancelled() {
        String id = shop.endpoint(ADMIN, "erp");
        shop.stored(1, id, State.DUE, PLACED, "ORD-1", 1);
        assertThat(column(shop.endpoints(ADMIN), "openDeliveries")).containsExactly(1);

        Object removed = shop.done(ADMIN, "removeWebhookEndpoint", of(id));

        assertThat(At.path(removed, "endpoint")).isNull();
        assertThat(At.path(removed, "result", "message").toString()).contains("cancelled");
        assertThat(shop.endpoints(ADMIN)).isEqualTo(List.of());
        Object log = shop.deliveries(ADMIN, "", "state body");
        assertThat(At.path(log, "nodes", 0, "state").toString()).isEqualTo("CANCELLED");
        assertThat(At.path(log, "nodes", 0, "body")).isNull();
    }

    @Test
    void a_repeated_key_changes_nothing_and_shows_no_secret() {
        String id = shop.endpoint(ADMIN, "erp");
        Map<String, String> inputs = Map.of(
                "registerWebhookEndpoint", endpointInput("other", "https://other.example/"),
                "updateWebhookEndpoint", of(id) + "name: \"new\"",
                "rotateWebhookEndpointSecret", of(id),
                "disableWebhookEndpoint", of(id),
                "enableWebhookEndpoint", of(id) + "catchUp: false");
        inputs.forEach((mutation, input) -> {
            Object first = shop.done(ADMIN, mutation, input + ", idempotencyKey: \"" + mutation + "\"");
            Object before = shop.endpoints(ADMIN);
            Object again = shop.done(ADMIN, mutation, input + ", idempotencyKey: \"" + mutation + "\"");

            assertThat(At.path(first, "replayed")).as(mutation).isEqualTo(false);
            assertThat(At.path(again, "replayed")).as(mutation).isEqualTo(true);
            assertThat(At.path(again, "endpoint")).as(mutation).isEqualTo(At.path(first, "endpoint"));
            assertThat(At.path(again, "secret")).as(mutation).isNull();
            assertThat(At.path(again, "skippedEvents")).as(mutation).isNull();
            assertThat(At.path(again, "result", "message").toString()).contains("repeats an earlier request");
            assertThat(shop.endpoints(ADMIN)).as(mutation).isEqualTo(before);

            Object reused = shop.change(
                    ADMIN,
                    mutation,
                    input.replace(id, id + "0").replace("other", "third") + ", idempotencyKey: \"" + mutation + "\"");
            assertThat(At.path(reused, "errors", 0, "code").toString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        });
        shop.done(ADMIN, "removeWebhookEndpoint", of(id) + ", idempotencyKey: \"remove\"");
        Object again = shop.done(ADMIN, "removeWebhookEndpoint", of(id) + ", idempotencyKey: \"remove\"");
        assertThat(At.path(again, "replayed")).isEqualTo(true);
    }

    @Test
    void no_secret_can_be_read_after_it_was_shown() {
        Object registered = shop.done(ADMIN, "registerWebhookEndpoint", endpointInput("erp", "https://erp.example/"));
        String id = At.path(registered, "endpoint", "endpointId").toString();
        shop.done(ADMIN, "pingWebhookEndpoint", of(id));
        String secret = At.path(registered, "secret").toString().substring("whsec_".length());

        String everything = shop.endpoints(ADMIN).toString()
                + shop.deliveries(ADMIN, "", WebhookShop.DELIVERY + " body")
                + shop.done(ADMIN, "updateWebhookEndpoint", of(id) + "name: \"new\"")
                + shop.done(ADMIN, "disableWebhookEndpoint", of(id))
                + shop.done(ADMIN, "enableWebhookEndpoint", of(id))
                + shop.done(ADMIN, "rotateWebhookEndpointSecret", of(id))
                + shop.done(ADMIN, "removeWebhookEndpoint", of(id));

        assertThat(everything).doesNotContain(secret);
    }

    @Test
    void without_a_key_or_a_transport_nothing_is_registered() {
        String register = "mutation { registerWebhookEndpoint(input: {" + endpointInput("erp", "https://erp.example/")
                + "}) { result { message } errors { code path } } }";
        OmsGraphQL keyless = OmsGraphQL.over(Shop.oms(new InMemoryStorage())
                .webhooks(shop.receiver, shop.bodies)
                .build());
        GraphQLResult noKey = keyless.execute(ADMIN, GraphQLRequest.of(register));
        assertThat(At.path(noKey, "data", "registerWebhookEndpoint", "result", "message")
                        .toString())
                .contains("oms.webhooks.keys");
        GraphQLResult noTransport = shop.shop.run(ADMIN, register);
        assertThat(At.path(noTransport, "data", "registerWebhookEndpoint", "errors", 0, "code")
                        .toString())
                .isEqualTo("WEBHOOK_URL_REFUSED");
    }

    static List<Object> column(Object rows, String field) {
        return ((List<?>) rows).stream().map(row -> At.path(row, field)).collect(Collectors.toList());
    }
}
