package com.sfayn.oms.application.port;

import com.sfayn.oms.domain.order.OrderId;

/** Somebody else changed the order since it was read. Running the transaction again sees the newer state. */
public final class StaleOrderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StaleOrderException(OrderId order) {
        super("Order " + order + " has changed since it was read.");
    }
}
