package com.sfayn.oms.graphql.internal.mutation;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.graphql.internal.refusal.MutationPayload;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import com.sfayn.oms.graphql.internal.wiring.RequestContext;
import com.sfayn.oms.graphql.request.MutationObserver.Outcome;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Map;

/** Adds fields to Mutation and reports their outcomes to the observer. */
public final class MutationFields {
    private final TypeRuntimeWiring.Builder type = TypeRuntimeWiring.newTypeWiring("Mutation");

    /** Executes a change of one order. */
    @FunctionalInterface
    public interface OrderChange {
        Answer<OrderChanged> make(Actor actor, InputFields input);
    }

    /** Executes any other change and returns its payload. */
    @FunctionalInterface
    public interface Change {
        MutationPayload payload(Actor actor, InputFields input);
    }

    public MutationFields order(String field, String done, OrderChange change) {
        return change(
                field,
                (actor, input) ->
                        OrderPayload.of(input.exactText("clientMutationId"), change.make(actor, input), done));
    }

    public MutationFields change(String field, Change change) {
        DataFetcher<Object> fetcher = environment -> {
            RequestContext context = RequestContext.of(environment.getGraphQlContext());
            Outcome outcome = Outcome.FAILED;
            try {
                MutationPayload payload = change.payload(context.actor(), input(environment));
                outcome = payload.result().success() ? Outcome.ACCEPTED : Outcome.REFUSED;
                return payload;
            } finally {
                context.observer().ended(field, outcome);
            }
        };
        type.dataFetcher(field, fetcher);
        return this;
    }

    public TypeRuntimeWiring.Builder wiring() {
        return type;
    }

    private static InputFields input(DataFetchingEnvironment environment) {
        Map<String, Object> input = environment.getArgument("input");
        return input == null ? InputFields.NONE : new InputFields(input);
    }
}
