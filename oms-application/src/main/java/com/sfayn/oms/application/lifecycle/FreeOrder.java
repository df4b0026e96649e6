package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.change.OrderChanges.Change;
import com.sfayn.oms.application.change.OrderChanges.Scene;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.Payment;
import com.sfayn.oms.domain.order.PaymentReceipt;
import com.sfayn.oms.domain.order.PaymentState;
import com.sfayn.oms.domain.order.PlacedOrder;
import com.sfayn.oms.domain.order.Refusal;
import java.util.List;

/**
 * Confirms an order that costs nothing, which no provider makes a transaction for: it is paid by nothing.
 *
 * @param otherwise why an order that does cost something is not confirmed so
 */
record FreeOrder(String method, Refusal otherwise) implements Change {
    @Override
    public boolean isMade(Scene scene) {
        return scene.order().payments().stream().anyMatch(this::isNothing);
    }

    private boolean isNothing(Payment payment) {
        return payment.state() == PaymentState.PAID
                && payment.transactionId() == null
                && payment.method().equals(method);
    }

    @Override
    public Decision decide(Scene scene) {
        Order order = scene.order();
        Money owed = order.amountOwed();
        if (!owed.isZero()) return new Refused(List.of(otherwise));
        return new PlacedOrder(order, scene.caller().towards(order), scene.now())
                .confirm(new PaymentReceipt(method, PaymentState.PAID, owed, null));
    }
}
