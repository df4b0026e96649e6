package com.sfayn.oms.graphql.internal.webhook;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.EventPlace;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.application.webhook.out.DeliveryView;
import com.sfayn.oms.application.webhook.out.PingWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.PingWebhookEndpoint.Pinged;
import com.sfayn.oms.application.webhook.out.RedeliverWebhook;
import com.sfayn.oms.application.webhook.out.RedeliverWebhook.Redelivered;
import com.sfayn.oms.application.webhook.out.ReplayWebhookEvents;
import com.sfayn.oms.application.webhook.out.ReplayWebhookEvents.Started;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.graphql.internal.mutation.MutationFields;
import com.sfayn.oms.graphql.internal.mutation.Payload;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import com.sfayn.oms.graphql.internal.wiring.Times;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Wires the mutations that send something to a webhook endpoint, and the log of deliveries. */
public final class WebhookDeliveryFields {
    private static final Started NO_REPLAY = new Started(null, 0, false);

    private final Oms.Webhooks webhooks;

    private WebhookDeliveryFields(Oms.Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** The value behind WebhookDeliveryPayload. */
    private record Sent(DeliveryView delivery, DeliveryAttempt attempt, boolean replayed, String message) {
        static final Sent NOTHING = new Sent(null, null, false, null);

        static Sent of(Pinged pinged) {
            DeliveryAttempt latest =
                    pinged.delivery().attempts().stream().findFirst().orElse(null);
            return new Sent(pinged.delivery(), latest, pinged.replayed(), DeliveryMessages.of(pinged));
        }

        static Sent of(Redelivered redelivered) {
            return new Sent(
                    redelivered.delivery(),
                    null,
                    redelivered.replayed(),
                    redelivered.replayed() ? DeliveryMessages.REPLAYED : "The delivery will be sent once more.");
        }
    }

    public static void wire(RuntimeWiring.Builder wiring, MutationFields fields, Oms oms) {
        WebhookDeliveryFields deliveries = new WebhookDeliveryFields(oms.webhooks());
        fields.change("pingWebhookEndpoint", (input, sent) -> sent.message(), Sent.NOTHING, deliveries::ping)
                .change("redeliverWebhook", (input, sent) -> sent.message(), Sent.NOTHING, deliveries::redeliver)
                .change(
                        "replayWebhookEvents",
                        (input, started) -> DeliveryMessages.of(started),
                        NO_REPLAY,
                        deliveries::replay);
        wiring.type(Payload.<Sent>fields("WebhookDeliveryPayload")
                        .field("replayed", payload -> payload.value().replayed())
                        .field("delivery", payload -> payload.value().delivery())
                        .field("attempt", payload -> payload.value().attempt())
                        .wiring())
                .type(Payload.<Started>fields("WebhookReplayPayload")
                        .field("replayed", payload -> payload.value().replayed())
                        .field("replayId", payload -> payload.value().replayId())
                        .field(
                                "events",
                                payload -> payload.errors().isEmpty()
                                        ? payload.value().events()
                                        : null)
                        .wiring());
        wireDelivery(wiring, oms.jsonReader());
        DeliveryList.wire(wiring, oms.webhooks().listWebhookDeliveries());
    }

    private static void wireDelivery(RuntimeWiring.Builder wiring, JsonReader json) {
        wiring.type(TypeFields.of("WebhookDelivery", DeliveryView.class)
                        .field("deliveryId", of(WebhookDelivery::deliveryId))
                        .field("endpointId", of(WebhookDelivery::endpointId))
                        .field("eventId", of(WebhookDelivery::eventId))
                        .field("eventType", of(WebhookDelivery::eventType))
                        .field("orderId", ofEvent(place -> place.orderId().value()))
                        .field("sequence", ofEvent(EventPlace::sequence))
                        .field("state", DeliveryState::of)
                        .field("attemptCount", of(WebhookDelivery::attempts))
                        .field("nextAttemptAt", of(delivery -> Times.utc(delivery.nextAttemptAt())))
                        .field("createdAt", of(delivery -> Times.utc(delivery.createdAt())))
                        .field("endedAt", of(delivery -> Times.utc(delivery.endedAt())))
                        .field("replayId", of(delivery -> delivery.replayId().isEmpty() ? null : delivery.replayId()))
                        .field("attempts", DeliveryView::attempts)
                        .field(
                                "body",
                                view -> view.body()
                                        .map(body -> parsed(json, body))
                                        .orElse(null))
                        .wiring())
                .type(TypeFields.of("WebhookAttempt", DeliveryAttempt.class)
                        .field("attempt", DeliveryAttempt::attempt)
                        .field("startedAt", attempt -> Times.utc(attempt.startedAt()))
                        .field("durationMs", DeliveryAttempt::durationMs)
                        .field("status", DeliveryAttempt::status)
                        .field("failure", DeliveryAttempt::failure)
                        .field("responseSnippet", DeliveryAttempt::responseSnippet)
                        .wiring());
    }

    private static Function<DeliveryView, Object> of(Function<WebhookDelivery, ?> read) {
        return view -> read.apply(view.delivery());
    }

    private static Function<DeliveryView, Object> ofEvent(Function<EventPlace, ?> read) {
        return view -> view.delivery().event().map(read).orElse(null);
    }

    private static Object parsed(JsonReader json, byte[] body) {
        Parsed<Object> parsed = json.read(new String(body, StandardCharsets.UTF_8));
        return parsed.value()
                .orElseThrow(() -> new IllegalStateException(
                        "The body of a webhook can't be parsed; is" + " OmsBuilder.jsonReader set? "
                                + parsed.problems().get(0).message()));
    }

    private Answer<Sent> ping(Actor actor, InputFields input) {
        return webhooks.pingWebhookEndpoint()
                .handle(actor, new PingWebhookEndpoint.Command(input.string("endpointId"), input.preconditions()))
                .fold(pinged -> Answer.of(Sent.of(pinged)), Answer::refused);
    }

    private Answer<Sent> redeliver(Actor actor, InputFields input) {
        return webhooks.redeliverWebhook()
                .handle(actor, new RedeliverWebhook.Command(input.string("deliveryId"), input.preconditions()))
                .fold(redelivered -> Answer.of(Sent.of(redelivered)), Answer::refused);
    }

    private Answer<Started> replay(Actor actor, InputFields input) {
        String orderId = input.string("orderId");
        return webhooks.replayWebhookEvents()
                .handle(
                        actor,
                        new ReplayWebhookEvents.Command(
                                input.string("endpointId"),
                                input.instant("from"),
                                input.instant("before"),
                                input.rawString("afterCursor"),
                                input.rawString("untilCursor"),
                                input.strings("eventTypes"),
                                orderId == null ? null : new OrderId(orderId),
                                input.preconditions()));
    }
}
