package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.domain.tenant.TenantId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A server whose vendors {@code v-1} and {@code v-2} sell for one tenant, called over HTTP only. */
final class WebhookStory implements AutoCloseable {
    static final TenantId TENANT = new TenantId("t-1");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String DELIVERIES = "query($filter: WebhookDeliveryFilter) { answer: webhookDeliveries("
            + "filter: $filter, first: 100) { nodes { deliveryId endpointId eventId eventType orderId sequence state"
            + " attemptCount nextAttemptAt attempts { status failure responseSnippet } } } }";

    private final RunningServer server;

    private WebhookStory(RunningServer server) {
        this.server = server;
    }

    /** Opens a shop on a new database. */
    static WebhookStory open() {
        WebhookStory story = on(RunningServer.inMemory(), true);
        story.stockUp();
        return story;
    }

    /** Starts a server. @param feeds whether it sends webhooks */
    static WebhookStory on(String jdbcUrl, boolean feeds) {
        return new WebhookStory(RunningServer.as(RunningServer.settings(
                jdbcUrl,
                Map.of(
                        "oms.webhooks.keys",
                        KEY,
                        "oms.webhooks.allow-loopback",
                        "true",
                        "oms.feeds",
                        Boolean.toString(feeds)))));
    }

    RunningServer server() {
        return server;
    }

    void stockUp() {
        for (String vendor : List.of("v-1", "v-2")) {
            sync("VENDOR", ShopRows.with(ShopRows.vendor(), "vendor_id", vendor));
            sync("PRODUCT", ShopRows.with(ShopRows.product("MUG", "8.00", 1_000), "vendor_id", vendor));
            sync("SHIPPING_OPTION", ShopRows.with(ShopRows.option("Standard", "5.00"), "vendor_id", vendor));
        }
    }

    private void sync(String type, Map<String, Object> row) {
        JsonNode answer = run(
                admin(),
                "mutation($rows: [JSON!]!) { answer: syncSnapshots(input: { type: " + type
                        + ", rows: $rows }) { result { success } rowErrors { message } } }",
                Map.of("rows", List.of(row)));
        assertThat(answer.at("/result/success").booleanValue()).as("%s", answer).isTrue();
    }

    static String admin() {
        return RunningServer.token(TENANT, "a-1", Role.ADMIN);
    }

    static String vendor(String id) {
        return RunningServer.token(TENANT, id, Role.VENDOR);
    }

    private static String customer() {
        return RunningServer.token(TENANT, "c-1", Role.CUSTOMER);
    }

    /** Takes an order from checkout to confirmation, which are five events, and returns its id. */
    String confirmedOrder(String vendor) {
        String id = change(
                        customer(),
                        "checkoutItems",
                        "CheckoutItemsInput",
                        Map.of(
                                "vendorId",
                                vendor,
                                "productSkus",
                                List.of(Map.of("productSku", "MUG", "orderQuantity", 2))),
                        "orders { orderId }")
                .at("/orders/0/orderId")
                .textValue();
        Map<String, Object> address =
                Map.of("street", "1 Orchard Road", "city", "Singapore", "postal", "238824", "country", "Singapore");
        changeOrder(id, "changeDestination", "ChangeDestinationInput", Map.of("address", address));
        changeOrder(id, "selectShippingOption", "SelectShippingOptionInput", Map.of("optionId", "Standard"));
        changeOrder(id, "placeOrder", "PlaceOrderInput", Map.of());
        changeOrder(id, "confirmOrder", "ConfirmOrderInput", Map.of("paymentMethod", "Cash On Delivery"));
        return id;
    }

    private void changeOrder(String id, String mutation, String type, Map<String, Object> input) {
        Map<String, Object> whole = new HashMap<>(input);
        whole.put("orderId", id);
        change(customer(), mutation, type, whole, "order { orderId }");
    }

    /** Registers an endpoint for every type and returns its payload with {@code endpoint} and {@code secret}. */
    JsonNode register(String token, String name, String url) {
        return change(
                token,
                "registerWebhookEndpoint",
                "RegisterWebhookEndpointInput",
                Map.of("name", name, "url", url, "eventTypes", List.of("*")),
                "endpoint { endpointId vendorId state } secret");
    }

    /** Makes a change that must succeed, and returns its payload. */
    JsonNode change(String token, String mutation, String type, Map<String, Object> input, String fields) {
        JsonNode answer = run(
                token,
                "mutation($input: " + type + "!) { answer: " + mutation
                        + "(input: $input) { result { success } errors { code message } " + fields + " } }",
                Map.of("input", input));
        assertThat(answer.at("/result/success").booleanValue()).as("%s", answer).isTrue();
        return answer;
    }

    /** Returns the field {@code answer}. */
    JsonNode run(String token, String document, Map<String, Object> variables) {
        ObjectNode request = MAPPER.createObjectNode().put("query", document);
        request.set("variables", MAPPER.valueToTree(variables));
        HttpResponse<String> response = server.post(request.toString(), "Authorization", "Bearer " + token);
        JsonNode body = RunningServer.json(response);
        assertThat(body.has("errors")).as("%s", body).isFalse();
        return body.at("/data/answer");
    }

    /** Returns the latest deliveries to an endpoint, newest first. */
    JsonNode deliveries(String endpointId) {
        return run(admin(), DELIVERIES, Map.of("filter", Map.of("endpointId", endpointId)))
                .get("nodes");
    }

    /** Waits for a number of deliveries in a state. */
    void await(String endpointId, int count, String state) {
        waiting().until(() -> {
            int found = 0;
            for (JsonNode delivery : deliveries(endpointId)) {
                if (delivery.get("state").textValue().equals(state)) found++;
            }
            return found == count;
        });
    }

    /** Starts to wait for something that takes a few seconds, or more on a busy machine. */
    static ConditionFactory waiting() {
        return Awaitility.await().atMost(PATIENCE);
    }

    JsonNode endpoint(String endpointId) {
        JsonNode endpoints = run(
                admin(),
                "{ answer: webhookEndpoints { endpointId state disabledReason lag openDeliveries oldSecretsUntil } }",
                Map.of());
        for (JsonNode endpoint : endpoints) {
            if (endpoint.get("endpointId").textValue().equals(endpointId)) return endpoint;
        }
        throw new AssertionError("There is no endpoint " + endpointId + " among " + endpoints);
    }

    @Override
    public void close() {
        server.close();
    }
}
