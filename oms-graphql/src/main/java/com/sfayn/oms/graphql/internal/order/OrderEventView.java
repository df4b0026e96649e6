package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.RecordedEvent;

/** The value behind the type OrderEvent: an event, and the order that it belongs to. */
public record OrderEventView(String orderId, String vendorId, RecordedEvent event) {
    static OrderEventView of(Order order, RecordedEvent event) {
        return new OrderEventView(order.id().value(), order.parties().vendor().vendorId(), event);
    }

    public static OrderEventView of(FeedEvent event) {
        return new OrderEventView(event.orderId().value(), event.vendorId(), event.event());
    }
}
