package com.sfayn.oms.domain.order.payment;

/** What is paid of what is owed, over all payments of an order. */
public enum PaymentStatus {
    UNPAID,
    AUTHORIZED,
    PARTIALLY_PAID,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED
}
