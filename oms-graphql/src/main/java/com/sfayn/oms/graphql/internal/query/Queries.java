package com.sfayn.oms.graphql.internal.query;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.graphql.internal.wiring.FieldResults;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import com.sfayn.oms.graphql.internal.wiring.RequestContext;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Optional;

/** Wires the fields of Query, including the predecessor's, to the use cases. */
public final class Queries {
    /** Calls the use case of one query field. */
    @FunctionalInterface
    private interface Question<T> {
        Answer<T> ask(Actor actor, InputFields arguments);
    }

    private Queries() {}

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring, Oms oms) {
        DataFetcher<?> order = answering((actor, arguments) ->
                orNull(oms.orders().getOrder().handle(actor, new OrderId(arguments.string("orderId")))));
        DataFetcher<?> options = answering((actor, arguments) ->
                orNull(oms.checkout().listShippingOptions().handle(actor, new OrderId(arguments.string("orderId")))));
        DataFetcher<?> addresses = answering((actor, arguments) ->
                oms.checkout().listCustomerAddresses().handle(actor, arguments.string("customerId")));
        OrderList orders = new OrderList(oms.orders().listOrders());
        EventList events = new EventList(oms.feed().listEvents());
        wiring.type(TypeRuntimeWiring.newTypeWiring("Query")
                .dataFetcher("getOrder", order)
                .dataFetcher("getOrderByOrderId", order)
                .dataFetcher("orders", answering(orders::page))
                .dataFetcher("events", answering(events::page))
                .dataFetcher("listShippingOptions", options)
                .dataFetcher("listShippingOptionsByOrderId", options)
                .dataFetcher("listCustomerAddresses", addresses)
                .dataFetcher("listCustomerAddressesByCustomerId", addresses));
        OrderList.wire(wiring);
        EventList.wire(wiring);
        return CustomerAddresses.wire(wiring);
    }

    private static <T> DataFetcher<?> answering(Question<T> question) {
        return environment -> FieldResults.of(
                question.ask(
                        RequestContext.of(environment.getGraphQlContext()).actor(),
                        new InputFields(environment.getArguments())),
                environment);
    }

    private static <T> Answer<T> orNull(Answer<Optional<T>> answer) {
        return answer.fold(found -> Answer.of(found.orElse(null)), Answer::refused);
    }
}
