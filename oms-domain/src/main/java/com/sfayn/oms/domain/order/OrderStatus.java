package com.sfayn.oms.domain.order;

/** Status of an order; {@link Lifecycle} defines the transitions. */
public enum OrderStatus {
    DRAFT,
    PENDING,
    CONFIRMED,
    SHIPPED,
    COMPLETED,
    CANCELLED
}
