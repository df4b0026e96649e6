package com.sfayn.oms.domain.order.payment;

/** Where one payment stands. */
public enum PaymentState {
    PENDING,
    AUTHORIZED,
    PAID,
    FAILED,
    VOIDED,
    REFUNDED
}
