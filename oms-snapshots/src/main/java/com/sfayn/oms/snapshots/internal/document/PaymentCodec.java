package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentState;

/** The stored form of a payment of an order. */
final class PaymentCodec {
    private PaymentCodec() {}

    static Payment payment(Members<Payment> payment) {
        return new Payment(
                payment.text("payment_id", Payment::paymentId),
                payment.text("method", Payment::method),
                payment.name("state", Payment::state, PaymentState.class),
                payment.money("amount", Payment::amount),
                payment.text("transaction_id", Payment::transactionId),
                payment.time("created_at", Payment::createdAt));
    }
}
