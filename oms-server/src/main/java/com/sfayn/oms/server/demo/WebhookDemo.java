package com.sfayn.oms.server.demo;

import static com.sfayn.oms.server.demo.DemoSteps.expect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The demo steps about webhooks: a receiver gets the event of the placed order, and checks its signature. */
final class WebhookDemo {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final String PLACED = "PlacedOrderEvent";

    private final DemoSteps steps;
    private final GraphQLClient admin;
    private final DemoReceiver receiver;
    private String secret;

    WebhookDemo(DemoSteps steps, GraphQLClient admin, DemoReceiver receiver) {
        this.steps = steps;
        this.admin = admin;
        this.receiver = receiver;
    }

    /**
     * Runs the steps after an order was placed.
     *
     * @throws DemoStepException at the first step without the expected result
     */
    void run(DemoOrder placed) {
        steps.chapter("Webhooks: other systems receive signed events");
        steps.step("The admin registers a URL for placed orders, from the first one on", this::register);
        steps.step("The receiver gets the event and checks its signature", () -> received(placed));
    }

    private String register() {
        JsonNode payload = admin.data(
                        "mutation($input: RegisterWebhookEndpointInput!) { answer: registerWebhookEndpoint(input: $input) {"
                                + " result { success message } endpoint { endpointId state } secret errors { code message }"
                                + " } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "name",
                                        "Demo receiver",
                                        "url",
                                        receiver.url(),
                                        "eventTypes",
                                        List.of(PLACED),
                                        "startAt",
                                        "OLDEST")))
                .get("answer");
        expect("errors", "[]", payload.get("errors").toString());
        expect("state", "ACTIVE", payload.at("/endpoint/state").textValue());
        secret = payload.get("secret").textValue();
        return payload.at("/endpoint/endpointId").textValue() + " is ACTIVE, " + receiver.url();
    }

    private String received(DemoOrder placed) {
        DemoReceiver.Webhook webhook = receiver.next(LONGEST_WAIT);
        expect("signed by the secret of the endpoint", true, webhook.isSignedBy(secret));
        JsonNode event = json(webhook.body());
        expect(
                "type",
                "order_management.events." + PLACED,
                event.path("event_type").asText());
        expect("order", placed.id(), event.path("order_id").asText());
        expect("webhook-id", event.path("event_id").asText(), webhook.id());
        expect(
                "total",
                placed.total(),
                event.at("/data/total/amount").asText() + " "
                        + event.at("/data/total/currency").asText());
        return PLACED + " of " + placed.id() + ", sequence "
                + event.path("sequence").asInt() + ", total " + placed.total() + ", signature valid";
    }

    private static JsonNode json(String body) {
        try {
            return JsonMapper.builder().build().readTree(body);
        } catch (JsonProcessingException e) {
            throw new DemoStepException("expected JSON, found " + body);
        }
    }
}
