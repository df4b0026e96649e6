package com.sfayn.oms.domain.order.payment;

/** State of one payment. */
public enum PaymentState {
    PENDING,
    AUTHORIZED,
    PAID,
    FAILED,
    VOIDED,
    REFUNDED
}
