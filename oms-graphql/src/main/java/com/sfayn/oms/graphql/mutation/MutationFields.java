package com.sfayn.oms.graphql.mutation;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.graphql.MutationObserver.Outcome;
import com.sfayn.oms.graphql.refusal.MutationPayload;
import com.sfayn.oms.graphql.wiring.Call;
import com.sfayn.oms.graphql.wiring.InputFields;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Map;

/** Adds fields to Mutation, each from what it does with its input. */
public final class MutationFields {
    private final TypeRuntimeWiring.Builder type = TypeRuntimeWiring.newTypeWiring("Mutation");

    /** A change of one order. */
    @FunctionalInterface
    interface OrderChange {
        Answer<OrderChanged> make(Actor actor, InputFields input);
    }

    /** Any other change, and its payload. */
    @FunctionalInterface
    public interface Change {
        MutationPayload payload(Actor actor, InputFields input);
    }

    MutationFields order(String field, String done, OrderChange change) {
        return change(
                field,
                (actor, input) ->
                        OrderPayload.of(input.exactText("clientMutationId"), change.make(actor, input), done));
    }

    public MutationFields change(String field, Change change) {
        DataFetcher<Object> fetcher = environment -> {
            Call call = Call.of(environment.getGraphQlContext());
            Outcome outcome = Outcome.FAILED;
            try {
                MutationPayload payload = change.payload(call.actor(), input(environment));
                outcome = payload.result().success() ? Outcome.ACCEPTED : Outcome.REFUSED;
                return payload;
            } finally {
                call.observer().ended(field, outcome);
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
