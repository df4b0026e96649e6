package com.sfayn.oms.graphql.internal.mutation;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import com.sfayn.oms.graphql.internal.wiring.RequestContext;
import com.sfayn.oms.graphql.request.MutationObserver.Outcome;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Adds fields to Mutation and reports their outcomes to the observer. */
public final class MutationFields {
    private static final OrderChanged NO_ORDER = new OrderChanged(null, false);

    private final TypeRuntimeWiring.Builder type = TypeRuntimeWiring.newTypeWiring("Mutation");

    /** Executes a change. */
    @FunctionalInterface
    public interface Change<T> {
        Answer<T> make(Actor actor, InputFields input);
    }

    /** Adds a change of one order. */
    public MutationFields order(String field, String done, Change<OrderChanged> change) {
        return change(field, (input, changed) -> done, NO_ORDER, change);
    }

    /**
     * Adds a change of one order by a use case.
     *
     * @param handle the use case
     * @param command converts the input
     */
    public <C> MutationFields order(
            String field,
            String done,
            BiFunction<Actor, C, Answer<OrderChanged>> handle,
            Function<InputFields, C> command) {
        return order(field, done, (actor, input) -> handle.apply(actor, command.apply(input)));
    }

    /** @param done returns the message of success */
    public MutationFields order(String field, Function<InputFields, String> done, Change<OrderChanged> change) {
        return change(field, (input, changed) -> done.apply(input), NO_ORDER, change);
    }

    /**
     * Adds any other change.
     *
     * @param done returns the message of success
     * @param ifRefused the value of the payload of a refused change
     */
    public <T> MutationFields change(
            String field, BiFunction<InputFields, T, String> done, T ifRefused, Change<T> change) {
        DataFetcher<Object> fetcher = environment -> {
            RequestContext context = RequestContext.of(environment.getGraphQlContext());
            Outcome outcome = Outcome.FAILED;
            try {
                InputFields input = input(environment);
                Payload<T> payload = Payload.of(
                        input.rawString("clientMutationId"),
                        change.make(context.actor(), input),
                        value -> done.apply(input, value),
                        ifRefused);
                outcome = payload.result().success() ? Outcome.ACCEPTED : Outcome.REFUSED;
                return payload;
            } finally {
                context.observer().ended(field, outcome);
            }
        };
        type.dataFetcher(field, fetcher);
        return this;
    }

    /** Adds Mutation and the payload of changes of one order. */
    public RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(type)
                .type(Payload.<OrderChanged>fields("OrderPayload")
                        .field("replayed", payload -> payload.value().replayed())
                        .field("order", payload -> payload.value().order())
                        .wiring());
    }

    private static InputFields input(DataFetchingEnvironment environment) {
        Map<String, Object> input = environment.getArgument("input");
        return input == null ? InputFields.NONE : new InputFields(input);
    }
}
