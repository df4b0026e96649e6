package com.sfayn.oms.domain.order;

/** Where an order stands in its life; {@link Lifecycle} says how it moves. */
public enum OrderStatus {
    DRAFT,
    PENDING,
    CONFIRMED,
    SHIPPED,
    COMPLETED,
    CANCELLED
}
