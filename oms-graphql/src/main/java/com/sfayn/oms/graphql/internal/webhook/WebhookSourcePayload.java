package com.sfayn.oms.graphql.internal.webhook;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.webhook.WebhookSecret;
import com.sfayn.oms.application.webhook.WebhookSourceChanged;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.graphql.internal.refusal.MutationPayload;
import com.sfayn.oms.graphql.internal.refusal.Result;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Optional;

/** The payload of a change of a webhook source. */
record WebhookSourcePayload(
        String clientMutationId,
        boolean replayed,
        Result result,
        Optional<WebhookSource> source,
        Optional<WebhookSecret> secret,
        List<Refusal> errors)
        implements MutationPayload {
    private static final String REPLAYED =
            "This repeats an earlier request; nothing was changed. A secret is never shown"
                    + " again: if it is lost, rotate it.";

    static WebhookSourcePayload of(InputFields input, Answer<WebhookSourceChanged> answer, String done) {
        String clientMutationId = input.exactText("clientMutationId");
        return answer.fold(
                changed -> new WebhookSourcePayload(
                        clientMutationId,
                        changed.replayed(),
                        Result.done(changed.replayed() ? REPLAYED : done),
                        changed.source(),
                        changed.secret(),
                        List.of()),
                reasons -> new WebhookSourcePayload(
                        clientMutationId, false, Result.refused(reasons), Optional.empty(), Optional.empty(), reasons));
    }

    static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.of("WebhookSourcePayload", WebhookSourcePayload.class)
                .field("clientMutationId", WebhookSourcePayload::clientMutationId)
                .field("replayed", WebhookSourcePayload::replayed)
                .field("result", WebhookSourcePayload::result)
                .field("source", payload -> payload.source().orElse(null))
                .field(
                        "secret",
                        payload -> payload.secret().map(WebhookSecret::reveal).orElse(null))
                .field("errors", WebhookSourcePayload::errors)
                .wiring());
    }
}
