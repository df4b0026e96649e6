package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sfayn.oms.server.EndpointStub.Request;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Webhooks of a whole server to receivers on loopback, seen from outside. */
class OutboundWebhooksTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PLACED = "order_management.events.PlacedOrderEvent";

    @Test
    void the_receiver_of_the_page_gets_each_event_once_and_each_order_in_sequence() throws Exception {
        int port = freePort();
        List<JsonNode> events = new CopyOnWriteArrayList<>();
        try (WebhookStory story = WebhookStory.open()) {
            JsonNode registered = story.register(WebhookStory.admin(), "Page", "http://127.0.0.1:" + port + "/oms");
            String endpoint = registered.at("/endpoint/endpointId").textValue();
            try (WebhookReceiver receiver =
                    new WebhookReceiver(port, registered.get("secret").textValue(), body -> events.add(tree(body)))) {
                assertThat(receiver.port()).isEqualTo(port);
                List<String> orders = new ArrayList<>();
                for (int i = 0; i < 4; i++) orders.add(story.confirmedOrder("v-1"));
                story.await(endpoint, 20, "DELIVERED");

                assertThat(events).hasSize(20);
                assertThat(events.stream().map(event -> event.get("event_id").textValue()))
                        .doesNotHaveDuplicates();
                for (String order : orders) {
                    assertThat(events.stream()
                                    .filter(event ->
                                            event.get("order_id").textValue().equals(order))
                                    .map(event -> event.get("sequence").intValue()))
                            .containsExactly(1, 2, 3, 4, 5);
                }

                JsonNode again = story.deliveries(endpoint).get(0);
                story.change(
                        WebhookStory.admin(),
                        "redeliverWebhook",
                        "RedeliverWebhookInput",
                        Map.of("deliveryId", again.get("deliveryId").textValue()),
                        "delivery { state }");
                WebhookStory.waiting()
                        .until(() -> story.deliveries(endpoint)
                                        .get(0)
                                        .get("attempts")
                                        .size()
                                == 2);
                assertThat(story.deliveries(endpoint)
                                .get(0)
                                .at("/attempts/0/status")
                                .intValue())
                        .isEqualTo(204);
                assertThat(events).hasSize(20);
            }
        }
    }

    @Test
    void the_receiver_of_the_page_refuses_what_another_secret_has_signed() throws Exception {
        int port = freePort();
        List<String> events = new CopyOnWriteArrayList<>();
        try (WebhookStory story = WebhookStory.open();
                EndpointStub other = EndpointStub.answering(204)) {
            String secret = story.register(WebhookStory.admin(), "Other", other.url())
                    .get("secret")
                    .textValue();
            JsonNode registered = story.register(WebhookStory.admin(), "Page", "http://127.0.0.1:" + port + "/oms");
            try (WebhookReceiver receiver = new WebhookReceiver(port, secret, events::add)) {
                assertThat(receiver.port()).isEqualTo(port);
                JsonNode attempt =
                        ping(story, registered.at("/endpoint/endpointId").textValue());

                assertThat(attempt.get("status").intValue()).isEqualTo(401);
                assertThat(attempt.get("failure").textValue()).isEqualTo("HTTP");
                assertThat(events).isEmpty();
            }
        }
    }

    @Test
    void both_secrets_verify_during_a_rotation_and_only_the_new_one_after_it() {
        try (WebhookStory story = WebhookStory.open();
                EndpointStub stub = EndpointStub.answering(200)) {
            JsonNode registered = story.register(WebhookStory.admin(), "Rotated", stub.url());
            String endpoint = registered.at("/endpoint/endpointId").textValue();
            String first = registered.get("secret").textValue();
            String order = story.confirmedOrder("v-1");
            story.await(endpoint, 5, "DELIVERED");
            assertThat(stub.requests())
                    .hasSize(5)
                    .allMatch(request -> request.isSignedBy(first)
                            && request.signatures().size() == 1
                            && request.event().get("order_id").textValue().equals(order));

            String second = rotate(story, endpoint, 24);
            story.confirmedOrder("v-1");
            story.await(endpoint, 10, "DELIVERED");
            assertThat(stub.requests().subList(5, 10))
                    .allMatch(request -> request.isSignedBy(first)
                            && request.isSignedBy(second)
                            && request.signatures().size() == 2
                            && request.isSignedFirstBy(second)
                            && !request.isSignedFirstBy(first));

            String third = rotate(story, endpoint, 0);
            story.confirmedOrder("v-1");
            story.await(endpoint, 15, "DELIVERED");
            assertThat(stub.requests().subList(10, 15))
                    .allMatch(request ->
                            request.isSignedBy(third) && !request.isSignedBy(second) && !request.isSignedBy(first));
        }
    }

    @Test
    void a_ping_is_one_signed_request_of_its_own() {
        try (WebhookStory story = WebhookStory.open();
                EndpointStub stub = EndpointStub.answering(202)) {
            JsonNode registered = story.register(WebhookStory.admin(), "Pinged", stub.url());
            String endpoint = registered.at("/endpoint/endpointId").textValue();

            JsonNode attempt = ping(story, endpoint);

            assertThat(attempt.get("status").intValue()).isEqualTo(202);
            assertThat(attempt.get("failure").isNull()).isTrue();
            assertThat(stub.requests()).hasSize(1);
            Request request = stub.requests().get(0);
            assertThat(request.isSignedBy(registered.get("secret").textValue())).isTrue();
            assertThat(request.event().get("event_type").textValue()).isEqualTo("order_management.webhooks.PingEvent");
            assertThat(request.event().at("/data/endpoint_id").textValue()).isEqualTo(endpoint);
            assertThat(request.event().get("event_id").textValue()).isEqualTo(request.id());
        }
    }

    @Test
    void a_vendors_endpoint_gets_the_vendors_orders_from_their_placement_on() {
        try (WebhookStory story = WebhookStory.open();
                EndpointStub own = EndpointStub.answering(200);
                EndpointStub all = EndpointStub.answering(200)) {
            JsonNode vendors = story.register(WebhookStory.vendor("v-1"), "Vendor", own.url());
            JsonNode tenants = story.register(WebhookStory.admin(), "Tenant", all.url());
            story.confirmedOrder("v-2");
            String order = story.confirmedOrder("v-1");
            story.await(tenants.at("/endpoint/endpointId").textValue(), 10, "DELIVERED");
            story.await(vendors.at("/endpoint/endpointId").textValue(), 2, "DELIVERED");

            assertThat(vendors.at("/endpoint/vendorId").textValue()).isEqualTo("v-1");
            assertThat(all.requests()).hasSize(10);
            assertThat(own.requests().stream().map(Request::event).toList())
                    .hasSize(2)
                    .allMatch(event -> event.get("order_id").textValue().equals(order)
                            && event.get("vendor_id").textValue().equals("v-1")
                            && event.at("/actor/id").isNull())
                    .extracting(event -> event.get("event_type").textValue())
                    .containsExactly(PLACED, "order_management.events.ConfirmedOrderEvent");
        }
    }

    @Test
    void deliveries_show_how_receivers_failed() {
        try (WebhookStory story = WebhookStory.open();
                EndpointStub target = EndpointStub.answering(200);
                EndpointStub redirecting = new EndpointStub((exchange, request) -> {
                    exchange.getResponseHeaders().add("Location", target.url());
                    exchange.sendResponseHeaders(302, -1);
                });
                EndpointStub broken = new EndpointStub((exchange, request) -> {
                    byte[] text = "out of memory".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(500, text.length);
                    exchange.getResponseBody().write(text);
                });
                EndpointStub gone = EndpointStub.answering(410)) {
            String redirected = id(story.register(WebhookStory.admin(), "Redirects", redirecting.url()));
            String failing = id(story.register(WebhookStory.admin(), "Fails", broken.url()));
            String ended = id(story.register(WebhookStory.admin(), "Gone", gone.url()));
            story.confirmedOrder("v-1");

            JsonNode redirect = failed(story, redirected);
            assertThat(redirect.at("/attempts/0/status").intValue()).isEqualTo(302);
            assertThat(redirect.at("/attempts/0/failure").textValue()).isEqualTo("REDIRECT");
            assertThat(target.requests()).isEmpty();
            JsonNode failure = failed(story, failing);
            assertThat(failure.at("/attempts/0/status").intValue()).isEqualTo(500);
            assertThat(failure.at("/attempts/0/failure").textValue()).isEqualTo("HTTP");
            assertThat(failure.at("/attempts/0/responseSnippet").textValue()).isEqualTo("out of memory");
            assertThat(failure.get("sequence").intValue()).isEqualTo(1);
            JsonNode goodbye = failed(story, ended);
            assertThat(goodbye.at("/attempts/0/status").intValue()).isEqualTo(410);
            WebhookStory.waiting()
                    .until(() -> story.endpoint(ended).get("state").textValue().equals("DISABLED"));
            assertThat(story.endpoint(ended).get("disabledReason").textValue()).isEqualTo("GONE");
            assertThat(gone.requests()).hasSize(1);
            WebhookStory.waiting()
                    .until(() -> broken.requests().stream()
                            .map(Request::event)
                            .anyMatch(event -> event.get("type")
                                            .textValue()
                                            .equals("order_management.webhooks.EndpointDisabledEvent")
                                    && event.at("/data/endpoint_id").textValue().equals(ended)));
            // the later events of the order wait for the first one
            for (JsonNode delivery : story.deliveries(failing)) {
                if (delivery.get("orderId").isNull()) continue;
                boolean first = delivery.get("sequence").intValue() == 1;
                assertThat(delivery.get("attemptCount").intValue() > 0).isEqualTo(first);
                if (!first) assertThat(delivery.get("state").textValue()).isEqualTo("HELD");
            }
        }
    }

    @Test
    void a_receiver_that_comes_back_gets_what_it_has_missed_in_sequence() {
        Map<String, Integer> tries = new HashMap<>();
        try (WebhookStory story = WebhookStory.open();
                EndpointStub stub = new EndpointStub((exchange, request) -> {
                    synchronized (tries) {
                        int count = tries.merge(request.id(), 1, Integer::sum);
                        boolean fails = request.event().get("sequence").intValue() == 2 && count == 1;
                        exchange.sendResponseHeaders(fails ? 500 : 200, -1);
                    }
                })) {
            String endpoint = id(story.register(WebhookStory.admin(), "Back", stub.url()));
            story.confirmedOrder("v-1");
            story.await(endpoint, 5, "DELIVERED");

            assertThat(stub.requests().stream()
                            .map(request -> request.event().get("sequence").intValue()))
                    .containsExactly(1, 2, 2, 3, 4, 5);
            assertThat(stub.requests().get(2).id())
                    .isEqualTo(stub.requests().get(1).id());
            assertThat(stub.requests().get(2).attempt()).isEqualTo(2);
        }
    }

    @Test
    void metrics_count_attempts_and_measure_deliveries() {
        try (WebhookStory story = WebhookStory.open();
                EndpointStub stub = EndpointStub.answering(200);
                EndpointStub broken = EndpointStub.answering(500)) {
            String endpoint = id(story.register(WebhookStory.admin(), "Measured", stub.url()));
            String failing = id(story.register(WebhookStory.admin(), "Fails", broken.url()));
            story.confirmedOrder("v-1");
            story.await(endpoint, 5, "DELIVERED");
            failed(story, failing);

            assertThat(story.server().get("/metrics").body().lines())
                    .contains("oms_webhook_attempts_total{outcome=\"success\"} 5.0")
                    .contains("oms_webhook_delivery_seconds_count 5")
                    .anyMatch(line -> line.startsWith("oms_webhook_attempts_total{outcome=\"http\"} "))
                    .anyMatch(line -> line.startsWith("oms_webhook_attempt_seconds_count "))
                    .anyMatch(line -> line.startsWith("oms_relay_seconds_count "));
        }
    }

    @Test
    void an_instance_without_feeds_sends_nothing_until_another_one_runs() {
        String url = RunningServer.inMemory();
        try (EndpointStub stub = EndpointStub.answering(200);
                WebhookStory serving = WebhookStory.on(url, false)) {
            serving.stockUp();
            String endpoint = id(serving.register(WebhookStory.admin(), "Waiting", stub.url()));
            serving.confirmedOrder("v-1");
            assertThat(ping(serving, endpoint).get("status").intValue()).isEqualTo(200);
            assertThat(serving.deliveries(endpoint))
                    .allMatch(delivery -> delivery.get("orderId").isNull());
            assertThat(stub.requests()).hasSize(1);

            try (WebhookStory sending = WebhookStory.on(url, true)) {
                WebhookStory.waiting().until(() -> stub.requests().size() == 6);
                assertThat(sending.endpoint(endpoint).get("state").textValue()).isEqualTo("ACTIVE");
            }
            assertThat(stub.requests().subList(1, 6).stream()
                            .map(request -> request.event().get("sequence").intValue()))
                    .containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void a_graceful_stop_gives_back_what_a_receiver_has_not_answered() throws Exception {
        String url = RunningServer.inMemory();
        CountDownLatch stopped = new CountDownLatch(1);
        try (EndpointStub stub = new EndpointStub((exchange, request) -> {
                    await(stopped);
                    exchange.sendResponseHeaders(200, -1);
                });
                WebhookStory serving = WebhookStory.on(url, false)) {
            serving.stockUp();
            String endpoint = id(serving.register(WebhookStory.admin(), "Slow", stub.url()));
            try (WebhookStory sending = WebhookStory.on(url, true)) {
                sending.confirmedOrder("v-1");
                WebhookStory.waiting().until(() -> stub.requests().size() == 1);
                serving.await(endpoint, 1, "SENDING");
            }

            assertThat(serving.deliveries(endpoint))
                    .filteredOn(delivery -> delivery.get("sequence").intValue() == 1)
                    .singleElement()
                    .satisfies(
                            given -> assertThat(given.get("state").textValue()).isEqualTo("DUE"))
                    .satisfies(given ->
                            assertThat(given.get("attemptCount").intValue()).isZero());

            stopped.countDown();
            try (WebhookStory other = WebhookStory.on(url, true)) {
                other.await(endpoint, 5, "DELIVERED");
            }
            assertThat(stub.requests().get(1).id())
                    .isEqualTo(stub.requests().get(0).id());
        }
    }

    private static String id(JsonNode registered) {
        return registered.at("/endpoint/endpointId").textValue();
    }

    private static JsonNode ping(WebhookStory story, String endpoint) {
        return story.change(
                        WebhookStory.admin(),
                        "pingWebhookEndpoint",
                        "WebhookEndpointInput",
                        Map.of("endpointId", endpoint),
                        "attempt { status failure }")
                .get("attempt");
    }

    private static String rotate(WebhookStory story, String endpoint, int overlapHours) {
        return story.change(
                        WebhookStory.admin(),
                        "rotateWebhookEndpointSecret",
                        "RotateWebhookEndpointSecretInput",
                        Map.of("endpointId", endpoint, "overlapHours", overlapHours),
                        "secret")
                .get("secret")
                .textValue();
    }

    /** Waits for the first attempt of the order's first event, and returns its delivery. */
    private static JsonNode failed(WebhookStory story, String endpoint) {
        return WebhookStory.waiting()
                .until(
                        () -> {
                            for (JsonNode delivery : story.deliveries(endpoint)) {
                                boolean ofOrder = !delivery.get("orderId").isNull();
                                if (ofOrder && !delivery.get("attempts").isEmpty()) return delivery;
                            }
                            return null;
                        },
                        found -> found != null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode tree(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
