package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.WebhookEndpointsTest.column;
import static com.sfayn.oms.graphql.WebhookShop.PLACED;
import static com.sfayn.oms.graphql.WebhookShop.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Failure;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pings, redeliveries and replays. */
class WebhookDeliveriesTest {
    private static final String PING = "order_management.webhooks.PingEvent";

    private final WebhookShop shop = new WebhookShop();
    private final String endpoint = shop.endpoint(ADMIN, "erp");

    @Test
    void a_ping_is_sent_at_once_and_logged() {
        Object pinged = shop.done(ADMIN, "pingWebhookEndpoint", of(endpoint));

        assertThat(shop.receiver.messages).hasSize(1);
        assertThat(shop.receiver.messages.get(0).url()).isEqualTo("https://hooks.example/in");
        assertThat(At.path(pinged, "attempt", "status")).isEqualTo(200);
        assertThat(At.path(pinged, "attempt", "failure")).isNull();
        assertThat(At.path(pinged, "result", "message"))
                .isEqualTo("The endpoint accepted the ping with the status 200.");
        Object delivery = At.path(pinged, "delivery");
        assertThat(At.path(delivery, "eventType")).isEqualTo(PING);
        assertThat(At.path(delivery, "state").toString()).isEqualTo("DELIVERED");
        assertThat(At.path(delivery, "attemptCount")).isEqualTo(1);
        assertThat(At.path(delivery, "attempts", 0, "durationMs")).isEqualTo(12);
        assertThat(At.path(delivery, "attempts", 0, "responseSnippet")).isEqualTo("the response");
        assertThat(At.path(delivery, "attempts", 0, "startedAt")).isEqualTo("2026-05-01T08:00:00.000Z");
        assertThat(At.path(delivery, "endedAt")).isEqualTo("2026-05-01T08:00:00.000Z");
        assertThat(At.path(delivery, "body"))
                .isEqualTo(Map.of("event_id", At.path(delivery, "eventId"), "data", Map.of("endpoint_id", endpoint)));
        for (String absent : List.of("orderId", "sequence", "nextAttemptAt", "replayId")) {
            assertThat(At.path(delivery, absent)).as(absent).isNull();
        }
        assertThat(At.path(shop.deliveries(ADMIN, "", WebhookShop.DELIVERY + " body"), "nodes"))
                .isEqualTo(List.of(delivery));
    }

    @Test
    void a_failed_ping_shows_why_and_is_not_repeated() {
        shop.receiver.answer(null, Failure.BLOCKED_ADDRESS);
        Object blocked = shop.done(ADMIN, "pingWebhookEndpoint", of(endpoint));
        assertThat(At.path(blocked, "attempt", "failure").toString()).isEqualTo("BLOCKED_ADDRESS");
        assertThat(At.path(blocked, "attempt", "status")).isNull();
        assertThat(At.path(blocked, "delivery", "state").toString()).isEqualTo("EXHAUSTED");
        assertThat(At.path(blocked, "result", "message"))
                .isEqualTo("The endpoint did not accept the ping: BLOCKED_ADDRESS.");

        shop.receiver.answer(500, Failure.HTTP);
        Object failed = shop.done(ADMIN, "pingWebhookEndpoint", of(endpoint));
        assertThat(At.path(failed, "result", "message"))
                .isEqualTo("The endpoint did not accept the ping: HTTP, status 500.");
    }

    @Test
    void a_repeated_key_sends_no_second_ping() {
        Object first = shop.done(ADMIN, "pingWebhookEndpoint", of(endpoint) + "idempotencyKey: \"k\"");
        Object again = shop.done(ADMIN, "pingWebhookEndpoint", of(endpoint) + "idempotencyKey: \"k\"");

        assertThat(shop.receiver.messages).hasSize(1);
        assertThat(At.path(again, "replayed")).isEqualTo(true);
        assertThat(At.path(again, "delivery")).isEqualTo(At.path(first, "delivery"));
        assertThat(At.path(again, "attempt")).isEqualTo(At.path(first, "attempt"));
    }

    @Test
    void the_eleventh_ping_within_a_minute_is_refused() {
        for (int i = 0; i < 10; i++) shop.done(ADMIN, "pingWebhookEndpoint", of(endpoint));

        Object refused = shop.change(ADMIN, "pingWebhookEndpoint", of(endpoint));

        assertThat(At.path(refused, "errors", 0, "code").toString()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(At.path(refused, "errors", 0, "__typename")).isEqualTo("GeneralError");
        assertThat(At.path(refused, "delivery")).isNull();
        assertThat(At.path(refused, "attempt")).isNull();
        assertThat(shop.receiver.messages).hasSize(10);
    }

    @Test
    void an_ended_delivery_is_due_again_and_an_open_one_is_refused() {
        WebhookDelivery ended = shop.stored(1, endpoint, State.EXHAUSTED, PLACED, "ORD-1", 1);
        String input = "deliveryId: \"" + ended.deliveryId() + "\"";

        Object redelivered = shop.done(ADMIN, "redeliverWebhook", input + ", idempotencyKey: \"k\"");
        assertThat(At.path(redelivered, "delivery", "state").toString()).isEqualTo("DUE");
        assertThat(At.path(redelivered, "delivery", "eventId")).isEqualTo(ended.eventId());
        assertThat(At.path(redelivered, "attempt")).isNull();
        Object again = shop.done(ADMIN, "redeliverWebhook", input + ", idempotencyKey: \"k\"");
        assertThat(At.path(again, "replayed")).isEqualTo(true);

        Object open = shop.change(ADMIN, "redeliverWebhook", input);
        assertThat(At.path(open, "errors", 0, "code").toString()).isEqualTo("INVALID_INPUT");
        assertThat(At.path(open, "errors", 0, "path")).isEqualTo(List.of("deliveryId"));
        assertThat(At.path(open, "errors", 0, "message").toString()).contains("it is DUE");
    }

    @Test
    void a_replay_is_started_once_per_endpoint() {
        shop.shop.placed(CUSTOMER);
        int events = (int) shop.number(Shop.TENANT);

        Object started = shop.done(ADMIN, "replayWebhookEvents", of(endpoint) + "idempotencyKey: \"k\"");
        assertThat(At.path(started, "replayId").toString()).startsWith("whr_");
        assertThat(At.path(started, "events")).isEqualTo(events);
        Object again = shop.done(ADMIN, "replayWebhookEvents", of(endpoint) + "idempotencyKey: \"k\"");
        assertThat(At.path(again, "replayed")).isEqualTo(true);
        assertThat(At.path(again, "replayId")).isEqualTo(At.path(started, "replayId"));

        Object second = shop.change(ADMIN, "replayWebhookEvents", of(endpoint));
        assertThat(At.path(second, "errors", 0, "code").toString()).isEqualTo("REPLAY_RUNNING");
        assertThat(At.path(second, "errors", 0, "path")).isEqualTo(List.of("endpointId"));
        assertThat(At.path(second, "replayId")).isNull();
        assertThat(At.path(second, "events")).isNull();
    }

    @Test
    void a_replays_range_is_given_by_times_or_by_cursors_of_the_events() {
        shop.shop.placed(CUSTOMER);
        int events = (int) shop.number(Shop.TENANT);
        List<Object> cursors = column(
                At.path(shop.run(ADMIN, "{ events { edges { cursor } } }"), "data", "events", "edges"), "cursor");

        assertThat(replayed("afterCursor: \"" + cursors.get(0) + "\", untilCursor: \"" + cursors.get(2) + "\""))
                .isEqualTo(2);
        assertThat(replayed("from: \"2026-05-01T08:00:00Z\", before: \"2026-05-01T08:00:01Z\""))
                .isEqualTo(events);
        assertThat(replayed("from: \"2026-05-01T08:00:01Z\"")).isEqualTo(0);
        assertThat(replayed("eventTypes: [\"PlacedOrderEvent\"], orderId: \"ORD-1\""))
                .isEqualTo(events);
    }

    /** Replays to a new endpoint and returns the number of events. */
    private Object replayed(String range) {
        String id = shop.endpoint(ADMIN, "for " + range.replace("\"", "").hashCode());
        return At.path(shop.done(ADMIN, "replayWebhookEvents", of(id) + range), "events");
    }

    @Test
    void without_a_json_reader_a_body_is_a_fault() {
        shop.shop.placed(CUSTOMER);
        shop.number(Shop.TENANT);
        shop.stored(1, endpoint, State.DUE, PLACED, "ORD-1", 1);
        GraphQLResult result = shop.shop.run(ADMIN, "{ webhookDeliveries { nodes { deliveryId body } } }");
        assertThat(At.path(result, "errors", 0, "extensions", "code")).isEqualTo("INTERNAL");
        assertThat(At.path(result, "data", "webhookDeliveries", "nodes", 0, "deliveryId"))
                .isNotNull();
    }
}
