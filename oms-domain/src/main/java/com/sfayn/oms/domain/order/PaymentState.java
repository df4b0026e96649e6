package com.sfayn.oms.domain.order;

/** Where one payment stands. */
public enum PaymentState {
    PENDING,
    AUTHORIZED,
    PAID,
    FAILED,
    VOIDED,
    REFUNDED
}
