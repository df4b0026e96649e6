package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.internal.change.OrderChanges.Change;
import com.sfayn.oms.application.internal.change.OrderChanges.ChangeContext;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.PlacedOrder;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentReceipt;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;

/**
 * Confirms an order with nothing to pay, without a provider's transaction.
 *
 * @param otherwise the refusal if there is something to pay
 */
record FreeOrder(String method, Refusal otherwise) implements Change {
    @Override
    public boolean isMade(ChangeContext context) {
        return context.order().payments().stream().anyMatch(this::isNothing);
    }

    private boolean isNothing(Payment payment) {
        return payment.state() == PaymentState.PAID
                && payment.transactionId() == null
                && payment.method().equals(method);
    }

    @Override
    public Decision decide(ChangeContext context) {
        Order order = context.order();
        Money owed = order.amountOwed();
        if (!owed.isZero()) return new Refused(List.of(otherwise));
        return new PlacedOrder(order, context.caller().towards(order), context.now())
                .confirm(new PaymentReceipt(method, PaymentState.PAID, owed, null));
    }
}
