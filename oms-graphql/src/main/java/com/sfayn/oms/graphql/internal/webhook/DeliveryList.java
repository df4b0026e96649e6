package com.sfayn.oms.graphql.internal.webhook;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.webhook.out.DeliveryView;
import com.sfayn.oms.application.webhook.out.ListWebhookDeliveries;
import com.sfayn.oms.application.webhook.out.ListWebhookDeliveries.Filter;
import com.sfayn.oms.application.webhook.out.ListWebhookDeliveries.Page;
import com.sfayn.oms.application.webhook.out.ListWebhookDeliveries.Query;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.graphql.internal.wiring.Connection;
import com.sfayn.oms.graphql.internal.wiring.Connection.Edge;
import com.sfayn.oms.graphql.internal.wiring.FieldResults;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import com.sfayn.oms.graphql.internal.wiring.RequestContext;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import java.util.Set;

/** Fetches the log of deliveries, page by page. */
final class DeliveryList {
    private static final int PAGE = 50;

    private final ListWebhookDeliveries listDeliveries;

    private DeliveryList(ListWebhookDeliveries listDeliveries) {
        this.listDeliveries = listDeliveries;
    }

    static void wire(RuntimeWiring.Builder wiring, ListWebhookDeliveries listDeliveries) {
        DeliveryList deliveries = new DeliveryList(listDeliveries);
        wiring.type("Query", type -> type.dataFetcher("webhookDeliveries", deliveries::fetched));
        Connection.wire(wiring, "WebhookDeliveryConnection", "WebhookDeliveryEdge");
    }

    private Object fetched(DataFetchingEnvironment environment) {
        Actor actor = RequestContext.of(environment.getGraphQlContext()).actor();
        InputFields arguments = new InputFields(environment.getArguments());
        // each body costs reading an event from the log and writing it
        boolean withBodies = environment.getSelectionSet().containsAnyOf("nodes/body", "edges/node/body");
        Filter filter = Objects.requireNonNullElse(arguments.object("filter", DeliveryList::filter), Filter.NONE);
        String after = arguments.rawString("after");
        Query query = new Query(filter, Objects.requireNonNullElse(arguments.number("first"), PAGE), after, withBodies);
        return FieldResults.of(
                listDeliveries
                        .handle(actor, query)
                        .fold(page -> Answer.of(connection(page, after != null)), Answer::refused),
                environment);
    }

    private static Connection<DeliveryView> connection(Page page, boolean hasPrevious) {
        return new Connection<>(
                page.deliveries().stream()
                        .map(view -> new Edge<>(Page.cursor(view), view))
                        .toList(),
                page.more(),
                hasPrevious);
    }

    private static Filter filter(InputFields input) {
        Set<DeliveryState> states = input.set("state", DeliveryState.class);
        String orderId = input.string("orderId");
        return new Filter(
                input.string("endpointId"),
                states == null ? null : DeliveryState.stored(states),
                states == null ? null : DeliveryState.held(states),
                input.strings("eventType"),
                orderId == null ? null : new OrderId(orderId),
                input.instant("createdFrom"),
                input.instant("createdBefore"));
    }
}
