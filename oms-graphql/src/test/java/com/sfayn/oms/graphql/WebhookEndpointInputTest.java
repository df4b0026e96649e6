package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static com.sfayn.oms.graphql.WebhookShop.endpointInput;
import static com.sfayn.oms.graphql.WebhookShop.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.feed.FeedPositions;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each invalid field of an endpoint is refused by code and path, and nothing is stored. */
class WebhookEndpointInputTest {
    private static final String URL = "https://hooks.example/in";
    private static final String CONTROL = "The name contains a control character";

    private final WebhookShop shop = new WebhookShop();

    @Test
    void a_name_must_have_1_to_100_characters_without_control_characters() {
        String taken = "taken";
        shop.endpoint(ADMIN, taken);
        String id = shop.endpoint(ADMIN, "mine");
        Map<String, String> wrong = Map.of(
                "",
                "The name has 0 characters; 1 to 100 are allowed.",
                "  ",
                "The name has 0 characters; 1 to 100 are allowed.",
                "n".repeat(101),
                "The name has 101 characters; 1 to 100 are allowed.",
                "a\\tb",
                CONTROL,
                "a\\nb",
                CONTROL,
                "a\\u0007b",
                CONTROL,
                "a\\u0085b",
                CONTROL,
                taken,
                "A webhook endpoint named \"taken\" already exists");
        wrong.forEach((name, message) -> {
            refused(ADMIN, "registerWebhookEndpoint", endpointInput(name, URL), "INVALID_INPUT", message, "name");
            refused(
                    ADMIN,
                    "updateWebhookEndpoint",
                    of(id) + "name: \"" + name + "\"",
                    "INVALID_INPUT",
                    message,
                    "name");
        });
        shop.endpoint(ADMIN, "n".repeat(100));
    }

    @Test
    void a_url_that_the_transport_refuses_is_refused_with_its_reason() {
        String id = shop.endpoint(ADMIN, "mine");
        shop.receiver.refused.putAll(Map.of(
                "http://hooks.example/in",
                "The URL begins with http:; it must begin with https:.",
                "https://hooks.example:22/in",
                "The URL has the port 22; it must be 443.",
                "https://user:secret@hooks.example/in",
                "The URL has a user name; remove it.",
                "https://hooks.example/in#part",
                "The URL has a fragment; remove it.",
                "https://127.0.0.1/in",
                "The host 127.0.0.1 is not a public address.",
                " https://hooks.example/in",
                "The URL begins with a space.",
                "https://hooks.example/\\u200Bin".replace("\\u200B", "\u200B"),
                "The URL has an invisible character."));
        shop.receiver.refused.forEach((url, reason) -> {
            refused(
                    ADMIN,
                    "registerWebhookEndpoint",
                    endpointInput("other", url),
                    "WEBHOOK_URL_REFUSED",
                    reason,
                    "url");
            refused(
                    ADMIN,
                    "updateWebhookEndpoint",
                    of(id) + "url: \"" + url + "\"",
                    "WEBHOOK_URL_REFUSED",
                    reason,
                    "url");
        });
        assertThat(shop.receiver.messages).isEmpty();
    }

    @Test
    void a_url_must_have_1_to_2048_characters() {
        String id = shop.endpoint(ADMIN, "mine");
        String longest = "https://hooks.example/" + "p".repeat(2_048 - 22);
        for (String url : List.of("", longest + "p")) {
            String message = "The url has " + url.length() + " characters; 1 to 2048 are allowed.";
            refused(ADMIN, "registerWebhookEndpoint", endpointInput("other", url), "INVALID_INPUT", message, "url");
            refused(ADMIN, "updateWebhookEndpoint", of(id) + "url: \"" + url + "\"", "INVALID_INPUT", message, "url");
        }
        shop.done(ADMIN, "registerWebhookEndpoint", endpointInput("longest", longest));
    }

    @Test
    void an_unknown_event_type_is_refused_with_the_nearest() {
        String id = shop.endpoint(ADMIN, "mine");
        String types = "eventTypes: [\"PlacedOrderEvent\", \"PlacedOrdersEvent\"]";
        String message = "There is no event type PlacedOrdersEvent; the nearest is PlacedOrderEvent.";
        refused(
                ADMIN,
                "registerWebhookEndpoint",
                "name: \"n\", url: \"" + URL + "\", " + types,
                "INVALID_INPUT",
                message,
                "eventTypes",
                "1");
        refused(ADMIN, "updateWebhookEndpoint", of(id) + types, "INVALID_INPUT", message, "eventTypes", "1");
        refused(ADMIN, "replayWebhookEvents", of(id) + types, "INVALID_INPUT", message, "eventTypes", "1");
    }

    @Test
    void there_must_be_1_to_50_event_types_or_a_star_alone() {
        String id = shop.endpoint(ADMIN, "mine");
        String many =
                IntStream.range(0, 51).mapToObj(i -> "\"PlacedOrderEvent\"").collect(Collectors.joining(", "));
        Map<String, String> wrong = Map.of(
                "",
                "eventTypes has 0 types; it must have 1 to 50",
                many,
                "eventTypes has 51 types; it must have 1 to 50",
                "\"*\", \"PlacedOrderEvent\"",
                "\"*\" alone means every type");
        wrong.forEach((types, message) -> {
            String field = "eventTypes: [" + types + "]";
            refused(
                    ADMIN,
                    "registerWebhookEndpoint",
                    "name: \"n\", url: \"" + URL + "\", " + field,
                    "INVALID_INPUT",
                    message,
                    "eventTypes");
            refused(ADMIN, "updateWebhookEndpoint", of(id) + field, "INVALID_INPUT", message, "eventTypes");
        });
    }

    @Test
    void a_vendor_can_only_register_for_itself() {
        refused(
                VENDOR,
                "registerWebhookEndpoint",
                endpointInput("n", URL) + ", vendorId: \"v-999\"",
                "INVALID_INPUT",
                "can only be for the vendor itself, v-234",
                "vendorId");
    }

    @Test
    void the_vendor_of_an_endpoint_must_exist() {
        String tooLong = "v".repeat(256);
        Map.of(
                        "",
                        "The vendorId has 0 characters; 1 to 255 are allowed.",
                        tooLong,
                        "The vendorId has 256 characters; 1 to 255 are allowed.",
                        "v-999",
                        "There is no vendor v-999.")
                .forEach((vendorId, message) -> refused(
                        ADMIN,
                        "registerWebhookEndpoint",
                        endpointInput("n", URL) + ", vendorId: \"" + vendorId + "\"",
                        "INVALID_INPUT",
                        message,
                        "vendorId"));
        shop.endpoint(ADMIN, "n", ", vendorId: \"v-234\"");
    }

    @Test
    void the_order_of_a_replay_has_at_most_255_characters() {
        String id = shop.endpoint(ADMIN, "mine");
        refused(
                ADMIN,
                "replayWebhookEvents",
                of(id) + "orderId: \"" + "o".repeat(256) + "\"",
                "INVALID_INPUT",
                "The orderId has 256 characters; 1 to 255 are allowed.",
                "orderId");
        shop.done(ADMIN, "replayWebhookEvents", of(id) + "orderId: \"" + "o".repeat(255) + "\"");
    }

    @Test
    void a_replay_cannot_start_after_the_last_event() {
        String id = shop.endpoint(ADMIN, "mine");
        long last = shop.number(Shop.TENANT);
        String cursor = FeedPositions.cursor(Shop.TENANT, last + 1);
        refused(
                ADMIN,
                "replayWebhookEvents",
                of(id) + "afterCursor: \"" + cursor + "\"",
                "INVALID_INPUT",
                "is after the last event of this tenant",
                "afterCursor");
    }

    @Test
    void the_sixth_endpoint_of_a_vendor_and_the_51st_of_a_tenant_are_refused() {
        for (int i = 0; i < 5; i++) shop.endpoint(VENDOR, "v" + i);
        refused(
                VENDOR,
                "registerWebhookEndpoint",
                endpointInput("v5", URL),
                "INVALID_INPUT",
                "already has 5 webhook endpoints",
                "vendorId");
        refused(
                ADMIN,
                "registerWebhookEndpoint",
                endpointInput("v5", URL) + ", vendorId: \"v-234\"",
                "INVALID_INPUT",
                "already has 5 webhook endpoints",
                "vendorId");
        for (int i = 5; i < 50; i++) shop.endpoint(ADMIN, "a" + i);
        refused(
                ADMIN,
                "registerWebhookEndpoint",
                endpointInput("a50", URL),
                "INVALID_INPUT",
                "already 50 webhook endpoints");
    }

    @Test
    void the_overlap_is_0_to_72_hours() {
        String id = shop.endpoint(ADMIN, "mine");
        for (int hours : List.of(-1, 73)) {
            refused(
                    ADMIN,
                    "rotateWebhookEndpointSecret",
                    of(id) + "overlapHours: " + hours,
                    "INVALID_INPUT",
                    "overlapHours is " + hours + "; it must be 0 to 72.",
                    "overlapHours");
        }
        shop.done(ADMIN, "rotateWebhookEndpointSecret", of(id) + "overlapHours: 72");
    }

    @Test
    void a_replays_range_is_validated() {
        String id = shop.endpoint(ADMIN, "mine");
        for (String field : List.of("afterCursor", "untilCursor")) {
            refused(
                    ADMIN,
                    "replayWebhookEvents",
                    of(id) + field + ": \"x\"",
                    "INVALID_INPUT",
                    "is not a cursor of this tenant's events",
                    field);
        }
        shop.done(ADMIN, "disableWebhookEndpoint", of(id));
        refused(ADMIN, "replayWebhookEvents", of(id), "INVALID_INPUT", "is disabled; enable it first", "endpointId");
    }

    @Test
    void several_invalid_fields_are_reported_at_once() {
        Object payload = shop.change(ADMIN, "registerWebhookEndpoint", "name: \"\", url: \"\", eventTypes: []");
        assertThat(WebhookEndpointsTest.column(At.path(payload, "errors"), "path"))
                .containsExactly(List.of("name"), List.of("url"), List.of("eventTypes"));
    }

    @Test
    void invalid_arguments_of_the_log_are_refused() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "first: 0", "first is 0; it must be 1 to 100.",
                        "first: 101", "first is 101; it must be 1 to 100.",
                        "first: 101, filter: {state: [HELD]}", "first is 101; it must be 1 to 100.",
                        "after: \"x\"", "\"x\" is not a cursor of this list",
                        "after: \"x\", filter: {state: [DUE]}", "\"x\" is not a cursor of this list",
                        "filter: {eventType: [\"PingEvents\"]}",
                                "There is no event type PingEvents; the nearest is PingEvent.")
                .entrySet()) {
            GraphQLResult result =
                    shop.run(ADMIN, "{ webhookDeliveries(" + wrong.getKey() + ") { nodes { deliveryId } } }");
            assertThat(At.path(result, "errors", 0, "message").toString()).contains(wrong.getValue());
            assertThat(At.path(result, "errors", 0, "extensions", "code")).isEqualTo("INVALID_INPUT");
            assertThat(At.path(result, "data", "webhookDeliveries")).isNull();
        }
    }

    private void refused(Actor actor, String mutation, String input, String code, String message, String... path) {
        Object before = shop.endpoints(ADMIN);
        Object payload = shop.change(actor, mutation, input);
        assertThat((List<?>) At.path(payload, "errors")).as("%s", payload).hasSize(1);
        Object error = At.path(payload, "errors", 0);
        assertThat(At.path(error, "code").toString()).as("%s", error).isEqualTo(code);
        assertThat(At.path(error, "message").toString()).contains(message);
        assertThat(At.path(error, "path")).as("%s", error).isEqualTo(List.of(path));
        assertThat(At.path(error, "__typename")).isEqualTo("GeneralError");
        assertThat(At.path(payload, "result", "success")).isEqualTo(false);
        for (String none : List.of("endpoint", "secret", "skippedEvents", "replayId", "events")) {
            assertThat(At.path(payload, none)).isNull();
        }
        assertThat(shop.endpoints(ADMIN)).isEqualTo(before);
    }
}
