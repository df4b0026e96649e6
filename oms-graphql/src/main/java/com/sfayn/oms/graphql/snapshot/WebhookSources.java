package com.sfayn.oms.graphql.snapshot;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.Permission;
import com.sfayn.oms.application.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.access.CheckPermission;
import com.sfayn.oms.domain.order.Reason;
import com.sfayn.oms.graphql.mutation.MutationFields;
import com.sfayn.oms.graphql.refusal.MutationPayload;
import com.sfayn.oms.graphql.refusal.Result;
import com.sfayn.oms.graphql.wiring.Answers;
import com.sfayn.oms.graphql.wiring.Call;
import com.sfayn.oms.graphql.wiring.InputFields;
import com.sfayn.oms.graphql.wiring.TypeFields;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/**
 * What this version refuses of the snapshots' sources: it knows none, since rows come by syncSnapshots only. Who may not
 * ask learns no more than that.
 */
public final class WebhookSources {
    private static final InvalidInput NO_SOURCES =
            new InvalidInput("Webhook sources are not available in this version; use syncSnapshots.", List.of());

    private final CheckPermission permissions;

    private WebhookSources(CheckPermission permissions) {
        this.permissions = permissions;
    }

    private record Payload(String clientMutationId, List<Reason> errors) implements MutationPayload {
        @Override
        public Result result() {
            return Result.refused(errors);
        }
    }

    public static RuntimeWiring.Builder wire(
            RuntimeWiring.Builder wiring, MutationFields fields, CheckPermission permissions) {
        WebhookSources sources = new WebhookSources(permissions);
        fields.change("registerWebhookSource", sources::payload)
                .change("rotateWebhookSecret", sources::payload)
                .change("removeWebhookSource", sources::payload);
        return wiring.type(
                        "Query",
                        type -> type.dataFetcher(
                                "webhookSources", sources.refusing(Permission.MANAGE_WEBHOOK_SOURCES, NO_SOURCES)))
                .type(TypeFields.of("WebhookSourcePayload", Payload.class)
                        .field("clientMutationId", Payload::clientMutationId)
                        .field("replayed", payload -> false)
                        .field("result", Payload::result)
                        .field("source", payload -> null)
                        .field("secret", payload -> null)
                        .field("errors", Payload::errors)
                        .wiring());
    }

    private Payload payload(Actor actor, InputFields input) {
        List<Reason> reasons =
                refusal(actor, Permission.MANAGE_WEBHOOK_SOURCES, NO_SOURCES).reasons();
        return new Payload(input.text("clientMutationId"), reasons);
    }

    private DataFetcher<?> refusing(Permission permission, InvalidInput refusal) {
        return environment ->
                Answers.of(refusal(Call.of(environment.getGraphQlContext()).actor(), permission, refusal), environment);
    }

    private Answer<Object> refusal(Actor actor, Permission permission, InvalidInput refusal) {
        return permissions.handle(actor, permission).fold(caller -> Answer.refused(refusal), Answer::refused);
    }
}
