package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentState;

/** Sums up an order's refunds. */
final class Refunds {
    private Refunds() {}

    static Money total(Order order) {
        return order.payments().stream()
                .filter(payment -> payment.state() == PaymentState.REFUNDED)
                .map(Payment::amount)
                .reduce(Money.zero(order.currency()), Money::plus);
    }
}
