package com.sfayn.oms.application.port;

import com.sfayn.oms.domain.order.OrderId;

/** Thrown when another transaction changed the order after this one read it. Retry with a new transaction. */
public final class StaleOrderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StaleOrderException(OrderId order) {
        super("Order " + order + " has changed since it was read.");
    }
}
