package com.sfayn.oms.graphql.snapshot;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Permission;
import com.sfayn.oms.application.RequestRefusal.Forbidden;
import com.sfayn.oms.application.RequestRefusal.InvalidInput;
import com.sfayn.oms.domain.order.Reason;
import com.sfayn.oms.graphql.mutation.MutationFields;
import com.sfayn.oms.graphql.refusal.MutationPayload;
import com.sfayn.oms.graphql.refusal.Result;
import com.sfayn.oms.graphql.wiring.Answers;
import com.sfayn.oms.graphql.wiring.Call;
import com.sfayn.oms.graphql.wiring.InputFields;
import com.sfayn.oms.graphql.wiring.TypeFields;
import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** What this version refuses of the snapshots' sources: it knows none, since rows come by syncSnapshots only. */
public final class WebhookSources {
    private static final String NO_SOURCES = "Webhook sources are not available in this version; use syncSnapshots.";
    private static final String NO_STATUS = "The state of the snapshots can't be told in this version.";

    private WebhookSources() {}

    private record Payload(String clientMutationId, List<Reason> errors) implements MutationPayload {
        static Payload refused(Actor actor, InputFields input) {
            Reason reason = may(actor, Permission.MANAGE_WEBHOOK_SOURCES)
                    ? new InvalidInput(NO_SOURCES, List.of())
                    : Forbidden.missing(Permission.MANAGE_WEBHOOK_SOURCES);
            return new Payload(input.text("clientMutationId"), List.of(reason));
        }

        @Override
        public Result result() {
            return Result.refused(errors);
        }
    }

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring, MutationFields fields) {
        fields.change("registerWebhookSource", Payload::refused)
                .change("rotateWebhookSecret", Payload::refused)
                .change("removeWebhookSource", Payload::refused);
        return wiring.type(
                        "Query",
                        type -> type.dataFetcher("snapshots", refusing(Permission.SNAPSHOTS, NO_STATUS))
                                .dataFetcher("webhookSources", refusing(Permission.MANAGE_WEBHOOK_SOURCES, NO_SOURCES)))
                .type(TypeFields.of("WebhookSourcePayload", Payload.class)
                        .field("clientMutationId", Payload::clientMutationId)
                        .field("replayed", payload -> false)
                        .field("result", Payload::result)
                        .field("source", payload -> null)
                        .field("secret", payload -> null)
                        .field("errors", Payload::errors)
                        .wiring());
    }

    private static DataFetcher<DataFetcherResult<Object>> refusing(Permission permission, String message) {
        return environment -> DataFetcherResult.newResult()
                .error(refusal(environment, permission, message))
                .build();
    }

    private static GraphQLError refusal(DataFetchingEnvironment environment, Permission permission, String message) {
        if (may(Call.of(environment.getGraphQlContext()).actor(), permission)) {
            return Answers.refusal("UNAVAILABLE", message, environment);
        }
        Reason reason = Forbidden.missing(permission);
        return Answers.refusal(reason.code(), reason.message(), environment);
    }

    private static boolean may(Actor actor, Permission permission) {
        return actor.roles().stream().anyMatch(role -> role.permissions().contains(permission));
    }
}
