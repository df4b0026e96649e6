package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.graphql.internal.wiring.Times;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.function.Function;

/** Wires the type Order. */
public final class OrderTypes {
    private OrderTypes() {}

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        TypeFields<OrderView> order = TypeFields.of("Order", OrderView.class)
                .field(
                        "availableActions",
                        view -> view.availableActions().stream().sorted().toList())
                .field("pricing", Function.<OrderView>identity())
                .fetched("history", new OrderHistory());
        identity(order);
        parties(order);
        money(order);
        PredecessorFields.addTo(order);
        return wiring.type(order.wiring());
    }

    private static void identity(TypeFields<OrderView> fields) {
        fields.field("orderId", of(order -> order.id().value()))
                .field("groupId", of(order -> order.origin().groupId()))
                .field("externalReference", of(order -> order.origin().externalReference()))
                .field("note", of(order -> order.origin().note()))
                .field("metadata", of(order -> order.origin().metadata()))
                .field("version", of(Order::version))
                .field("status", of(Order::status))
                .field("paymentStatus", of(Order::paymentStatus))
                .field("fulfilmentStatus", of(Order::fulfilmentStatus))
                .field("cancellationReason", of(Order::cancellationReason))
                .field("createdAt", of(order -> Times.utc(order.timeline().createdAt())))
                .field("placedAt", of(order -> Times.utc(order.timeline().placedAt())))
                .field("updatedAt", of(order -> Times.utc(order.timeline().updatedAt())))
                .field("expiresAt", of(order -> Times.utc(order.timeline().expiresAt())));
    }

    private static void parties(TypeFields<OrderView> fields) {
        fields.field("customer", of(order -> order.parties().customer()))
                .field("vendor", of(order -> order.parties().vendor()))
                .field("destination", of(order -> order.delivery().destination()))
                .field("billingAddress", of(order -> order.delivery().billingAddress()))
                .field("requiresShipping", of(Order::needsShipping))
                .field("shipping", of(order -> order.delivery().shipping()))
                .field("lineItems", of(PricedLine::all))
                .field("coupons", of(Order::coupons))
                .field("shipments", of(Order::shipments));
    }

    private static void money(TypeFields<OrderView> fields) {
        fields.field("currency", of(Order::currency))
                .field("payments", of(Order::payments))
                .field("amountPaid", of(Order::amountPaid))
                .field("amountRefunded", of(Refunds::total))
                .field("refundDue", of(Order::refundDue));
    }

    static Function<OrderView, Object> of(Function<Order, ?> read) {
        return view -> read.apply(view.order());
    }
}
