package com.sfayn.oms.graphql.internal.query;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.query.ListOrders;
import com.sfayn.oms.application.query.ListOrders.Filter;
import com.sfayn.oms.application.query.ListOrders.Page;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.delivery.FulfilmentStatus;
import com.sfayn.oms.domain.order.payment.PaymentStatus;
import com.sfayn.oms.graphql.internal.wiring.Connection;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;

/** Fetches the orders that the caller may see, page by page. */
final class OrderList {
    private static final int PAGE = 20;

    private final ListOrders listOrders;

    OrderList(ListOrders listOrders) {
        this.listOrders = listOrders;
    }

    Answer<Connection<OrderView>> page(Actor actor, InputFields arguments) {
        Filter filter = arguments.object("filter", OrderList::filter);
        String after = arguments.rawString("after");
        return listOrders
                .handle(
                        actor,
                        new ListOrders.Query(
                                filter == null ? Filter.NONE : filter,
                                arguments.constant("sort", Sort.CREATED_AT_DESC),
                                Objects.requireNonNullElse(arguments.number("first"), PAGE),
                                after))
                .fold(page -> Answer.of(connection(page, after != null)), Answer::refused);
    }

    private static Connection<OrderView> connection(Page page, boolean hasPrevious) {
        return new Connection<>(
                page.entries().stream()
                        .map(entry -> new Connection.Edge<>(entry.cursor(), entry.order()))
                        .toList(),
                page.more(),
                hasPrevious);
    }

    private static Filter filter(InputFields input) {
        return new Filter(
                input.set("status", OrderStatus.class),
                input.set("paymentStatus", PaymentStatus.class),
                input.set("fulfilmentStatus", FulfilmentStatus.class),
                input.string("vendorId"),
                input.string("customerId"),
                input.string("groupId"),
                input.string("externalReference"),
                input.string("productSku"),
                input.string("couponCode"),
                input.instant("createdFrom"),
                input.instant("createdBefore"),
                input.instant("placedFrom"),
                input.instant("placedBefore"),
                input.instant("updatedFrom"),
                input.instant("updatedBefore"));
    }

    static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        Connection.wirePageInfo(wiring);
        return Connection.wire(wiring, "OrderConnection", "OrderEdge");
    }
}
