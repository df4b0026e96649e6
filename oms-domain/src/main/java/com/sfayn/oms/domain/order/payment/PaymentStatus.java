package com.sfayn.oms.domain.order.payment;

/** How much of the owed amount is paid, over all payments of an order. */
public enum PaymentStatus {
    UNPAID,
    AUTHORIZED,
    PARTIALLY_PAID,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED
}
