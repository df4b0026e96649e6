package com.sfayn.oms.graphql.internal.webhook;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.port.feed.FeedStart;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint.Ordering;
import com.sfayn.oms.application.webhook.WebhookSecret;
import com.sfayn.oms.application.webhook.out.DisableWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.EnableWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.EndpointChanged;
import com.sfayn.oms.application.webhook.out.EndpointView;
import com.sfayn.oms.application.webhook.out.RegisterWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.RemoveWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.RotateWebhookEndpointSecret;
import com.sfayn.oms.application.webhook.out.UpdateWebhookEndpoint;
import com.sfayn.oms.graphql.internal.mutation.MutationFields;
import com.sfayn.oms.graphql.internal.mutation.Payload;
import com.sfayn.oms.graphql.internal.wiring.FieldResults;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import com.sfayn.oms.graphql.internal.wiring.RequestContext;
import com.sfayn.oms.graphql.internal.wiring.Times;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Wires the mutations and the query of webhook endpoints. */
public final class WebhookEndpointFields {
    private static final int USUAL_OVERLAP = 24;
    private static final EndpointChanged NONE = new EndpointChanged(Optional.empty(), Optional.empty(), 0, false);

    private final Oms.Webhooks webhooks;

    private WebhookEndpointFields(Oms.Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    public static void wire(RuntimeWiring.Builder wiring, MutationFields fields, Oms.Webhooks webhooks) {
        WebhookEndpointFields endpoints = new WebhookEndpointFields(webhooks);
        fields.change(
                        "registerWebhookEndpoint",
                        (input, changed) -> changed.replayed()
                                ? SecretMessages.REPLAYED
                                : "The endpoint was registered." + SecretMessages.NEW,
                        NONE,
                        endpoints::register)
                .change(
                        "updateWebhookEndpoint",
                        (input, changed) -> message(changed, "The endpoint was updated."),
                        NONE,
                        endpoints::update)
                .change(
                        "rotateWebhookEndpointSecret",
                        (input, changed) -> changed.replayed() ? SecretMessages.REPLAYED : rotated(input),
                        NONE,
                        endpoints::rotate)
                .change(
                        "enableWebhookEndpoint",
                        (input, changed) -> message(changed, enabled(changed)),
                        NONE,
                        endpoints::enable)
                .change(
                        "disableWebhookEndpoint",
                        (input, changed) ->
                                message(changed, "The endpoint is disabled; its events wait until it is enabled."),
                        NONE,
                        endpoints::disable)
                .change(
                        "removeWebhookEndpoint",
                        (input, changed) -> message(
                                changed, "The endpoint was removed; deliveries that had not ended are cancelled."),
                        NONE,
                        endpoints::remove);
        wiring.type("Query", type -> type.dataFetcher("webhookEndpoints", endpoints.list()));
        wirePayload(wiring);
        wireEndpoint(wiring);
    }

    private static void wirePayload(RuntimeWiring.Builder wiring) {
        wiring.type(Payload.<EndpointChanged>fields("WebhookEndpointPayload")
                .field("replayed", payload -> payload.value().replayed())
                .field("endpoint", payload -> payload.value().endpoint().orElse(null))
                .field(
                        "secret",
                        payload -> payload.value()
                                .secret()
                                .map(WebhookSecret::reveal)
                                .orElse(null))
                .field("skippedEvents", WebhookEndpointFields::skipped)
                .wiring());
    }

    private static void wireEndpoint(RuntimeWiring.Builder wiring) {
        wiring.type(TypeFields.of("WebhookEndpoint", EndpointView.class)
                .field("endpointId", of(WebhookEndpoint::endpointId))
                .field("name", of(WebhookEndpoint::name))
                .field("url", of(WebhookEndpoint::url))
                .field("eventTypes", of(endpoint -> List.copyOf(endpoint.eventTypes())))
                .field("vendorId", of(WebhookEndpoint::vendorId))
                .field("ordering", of(WebhookEndpoint::ordering))
                .field("state", ofHealth(EndpointHealth::state))
                .field("disabledReason", ofHealth(EndpointHealth::disabledReason))
                .field("failingSince", ofHealth(health -> Times.utc(health.failingSince())))
                .field("createdAt", of(endpoint -> Times.utc(endpoint.createdAt())))
                .field("lastDeliveredAt", ofHealth(health -> Times.utc(health.lastDeliveredAt())))
                .field("lag", view -> number(view.lag()))
                .field("openDeliveries", EndpointView::openDeliveries)
                .field(
                        "oldSecretsUntil",
                        view -> view.oldSecretsUntil().stream().map(Times::utc).toList())
                .wiring());
    }

    private static Function<EndpointView, Object> of(Function<WebhookEndpoint, ?> read) {
        return view -> read.apply(view.endpoint());
    }

    private static Function<EndpointView, Object> ofHealth(Function<EndpointHealth, ?> read) {
        return of(endpoint -> read.apply(endpoint.health()));
    }

    /** Returns null for a replay: the number is not recorded. */
    private static Integer skipped(Payload<EndpointChanged> payload) {
        boolean known = payload.errors().isEmpty() && !payload.value().replayed();
        return known ? number(payload.value().skippedEvents()) : null;
    }

    private static int number(long count) {
        return (int) Math.min(Integer.MAX_VALUE, count);
    }

    private static String message(EndpointChanged changed, String done) {
        return changed.replayed() ? DeliveryMessages.REPLAYED : done;
    }

    private static String rotated(InputFields input) {
        int hours = overlapHours(input);
        return "The endpoint has a new secret." + SecretMessages.NEW
                + (hours == 0
                        ? " Older secrets no longer sign."
                        : " Older secrets sign too, for at most " + hours + " hours.");
    }

    private static String enabled(EndpointChanged changed) {
        return changed.skippedEvents() == 0
                ? "The endpoint is enabled."
                : "The endpoint is enabled; it leaves out " + changed.skippedEvents() + " events.";
    }

    private static int overlapHours(InputFields input) {
        return Objects.requireNonNullElse(input.number("overlapHours"), USUAL_OVERLAP);
    }

    private DataFetcher<?> list() {
        return environment -> FieldResults.of(
                webhooks.listWebhookEndpoints()
                        .handle(RequestContext.of(environment.getGraphQlContext())
                                .actor()),
                environment);
    }

    /** Passes the URL on as it was given, since the transport judges each character of it. */
    private Answer<EndpointChanged> register(Actor actor, InputFields input) {
        return webhooks.registerWebhookEndpoint()
                .handle(
                        actor,
                        new RegisterWebhookEndpoint.Command(
                                input.string("name"),
                                input.rawString("url"),
                                input.strings("eventTypes"),
                                input.string("vendorId"),
                                input.constant("ordering", Ordering.PER_ORDER),
                                input.constant("startAt", FeedStart.NOW),
                                input.instant("startTime"),
                                input.preconditions()));
    }

    private Answer<EndpointChanged> update(Actor actor, InputFields input) {
        String ordering = input.string("ordering");
        return webhooks.updateWebhookEndpoint()
                .handle(
                        actor,
                        new UpdateWebhookEndpoint.Command(
                                input.string("endpointId"),
                                input.string("name"),
                                input.rawString("url"),
                                input.strings("eventTypes"),
                                ordering == null ? null : Ordering.valueOf(ordering),
                                input.preconditions()));
    }

    private Answer<EndpointChanged> rotate(Actor actor, InputFields input) {
        return webhooks.rotateWebhookEndpointSecret()
                .handle(
                        actor,
                        new RotateWebhookEndpointSecret.Command(
                                input.string("endpointId"), overlapHours(input), input.preconditions()));
    }

    /** Treats an explicit null like the default, so that it never skips events. */
    private Answer<EndpointChanged> enable(Actor actor, InputFields input) {
        boolean catchUp = !Boolean.FALSE.equals(input.value("catchUp"));
        return webhooks.enableWebhookEndpoint()
                .handle(
                        actor,
                        new EnableWebhookEndpoint.Command(input.string("endpointId"), catchUp, input.preconditions()));
    }

    private Answer<EndpointChanged> disable(Actor actor, InputFields input) {
        return webhooks.disableWebhookEndpoint()
                .handle(actor, new DisableWebhookEndpoint.Command(input.string("endpointId"), input.preconditions()));
    }

    private Answer<EndpointChanged> remove(Actor actor, InputFields input) {
        return webhooks.removeWebhookEndpoint()
                .handle(actor, new RemoveWebhookEndpoint.Command(input.string("endpointId"), input.preconditions()));
    }
}
