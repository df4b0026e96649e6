package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentState;

/** An order's newest payment, the only one that the predecessor's clients read. */
record LatestPayment(Payment payment, Order order) {
    /** Returns null if there is no payment. */
    static LatestPayment of(Order order) {
        int payments = order.payments().size();
        return payments == 0 ? null : new LatestPayment(order.payments().get(payments - 1), order);
    }

    Money paidAmount() {
        return payment.state() == PaymentState.PAID ? payment.amount() : Money.zero(order.currency());
    }
}
