package com.sfayn.oms.graphql.internal.webhook;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.webhook.RegisterWebhookSource;
import com.sfayn.oms.application.webhook.RemoveWebhookSource;
import com.sfayn.oms.application.webhook.RotateWebhookSecret;
import com.sfayn.oms.application.webhook.WebhookSecret;
import com.sfayn.oms.application.webhook.WebhookSourceChanged;
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
import java.util.Optional;
import java.util.function.BiFunction;

/** Wires the admin's mutations and query of webhook sources. */
public final class WebhookSourceFields {
    private static final String UNTIL_THEN =
            " Earlier secrets are accepted for another " + RotateWebhookSecret.STILL_ACCEPTED.toHours() + " hours.";
    private static final WebhookSourceChanged NONE =
            new WebhookSourceChanged(Optional.empty(), Optional.empty(), false);

    private final Oms.Events events;

    private WebhookSourceFields(Oms.Events events) {
        this.events = events;
    }

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring, MutationFields fields, Oms.Events events) {
        WebhookSourceFields sources = new WebhookSourceFields(events);
        fields.change(
                        "registerWebhookSource",
                        message("The source was registered." + SecretMessages.NEW),
                        NONE,
                        sources::register)
                .change(
                        "rotateWebhookSecret",
                        message("The source has a new secret." + SecretMessages.NEW + UNTIL_THEN),
                        NONE,
                        sources::rotate)
                .change(
                        "removeWebhookSource",
                        message("The source was removed; its events are no longer accepted."),
                        NONE,
                        sources::remove);
        wiring.type(Payload.<WebhookSourceChanged>fields("WebhookSourcePayload")
                .field("replayed", payload -> payload.value().replayed())
                .field("source", payload -> payload.value().source().orElse(null))
                .field(
                        "secret",
                        payload -> payload.value()
                                .secret()
                                .map(WebhookSecret::reveal)
                                .orElse(null))
                .wiring());
        return wiring.type("Query", type -> type.dataFetcher("webhookSources", sources.list()))
                .type(TypeFields.of("WebhookSource", WebhookSource.class)
                        .field("sourceId", WebhookSource::sourceId)
                        .field("name", WebhookSource::name)
                        .field("eventTypes", source -> List.copyOf(source.eventTypes()))
                        .field("createdAt", source -> Times.utc(source.createdAt()))
                        .field("lastReceivedAt", source -> Times.utc(source.lastReceivedAt()))
                        .wiring());
    }

    private static BiFunction<InputFields, WebhookSourceChanged, String> message(String done) {
        return (input, changed) -> changed.replayed() ? SecretMessages.REPLAYED : done;
    }

    private DataFetcher<?> list() {
        return environment -> FieldResults.of(
                events.listWebhookSources()
                        .handle(RequestContext.of(environment.getGraphQlContext())
                                .actor()),
                environment);
    }

    private Answer<WebhookSourceChanged> register(Actor actor, InputFields input) {
        List<String> eventTypes = ((List<?>) input.value("eventTypes"))
                .stream().map(String.class::cast).toList();
        return events.registerWebhookSource()
                .handle(
                        actor,
                        new RegisterWebhookSource.Command(input.string("name"), eventTypes, input.preconditions()));
    }

    private Answer<WebhookSourceChanged> rotate(Actor actor, InputFields input) {
        return events.rotateWebhookSecret()
                .handle(actor, new RotateWebhookSecret.Command(input.string("sourceId"), input.preconditions()));
    }

    private Answer<WebhookSourceChanged> remove(Actor actor, InputFields input) {
        return events.removeWebhookSource()
                .handle(actor, new RemoveWebhookSource.Command(input.string("sourceId"), input.preconditions()));
    }
}
