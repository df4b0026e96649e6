package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.money.Balance;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderEvent.PaymentReceived;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentAmountMismatch;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentNotVerified;
import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentReceipt;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.order.payment.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a provider's transaction does for an order: it confirms one that waits for it, and is put on record for one that
 * does not wait any more. A transaction made for the whole group leaves each order that still waits what it owes; the
 * others' money and everything beyond goes to whoever comes first, so that none of it is ever on no order.
 */
public final class Settlement {
    private final Order order;
    private final OrderActor actor;
    private final Instant now;
    private final List<Order> others;

    /** @param group the orders that were checked out together, this one among them or not */
    public Settlement(Order order, OrderActor actor, Instant now, List<Order> group) {
        this.order = order;
        this.actor = actor;
        this.now = now;
        this.others = group.stream()
                .filter(other -> !other.id().equals(order.id()))
                .filter(other -> other.currency().equals(order.currency()))
                .toList();
    }

    /** @param reported empty if the provider knows no such transaction */
    public Decision settle(Transaction transaction, Optional<ReportedPayment> reported) {
        Optional<OrderRefusal> doubt = doubt(transaction, reported);
        if (takesLate(transaction)) {
            return doubt.map(refusal -> illegal(refusal.message())).orElseGet(() -> late(transaction, reported.get()));
        }
        if (Lifecycle.actingOn(order, OrderAction.CONFIRM_ORDER, actor).isEmpty()) return illegal(null);
        return doubt.<Decision>map(Decision.Refused::because).orElseGet(() -> confirm(transaction, reported.get()));
    }

    private Optional<OrderRefusal> doubt(Transaction transaction, Optional<ReportedPayment> reported) {
        if (reported.isEmpty()) return Optional.of(unknown(transaction));
        ReportedPayment payment = reported.get();
        if (!isForThis(payment) && !isForGroup(payment)) return Optional.of(foreign(transaction));
        if (payment.state() != PaymentState.PAID || payment.amount() == null) {
            return Optional.of(new PaymentNotVerified(
                    "Transaction " + transaction.id() + " is " + payment.state() + " at " + transaction.method()
                            + "; only a paid transaction can confirm an order.",
                    false));
        }
        if (!payment.amount().currency().equals(order.currency())) {
            return Optional.of(new PaymentAmountMismatch(order.amountOwed(), payment.amount()));
        }
        return Optional.empty();
    }

    private static PaymentNotVerified unknown(Transaction transaction) {
        return new PaymentNotVerified(
                transaction.method() + " has no transaction " + transaction.id() + " for this order.", true);
    }

    /** A customer is told the same as of a transaction that is not there: it may be somebody else's. */
    private PaymentNotVerified foreign(Transaction transaction) {
        if (!actor.capacities().contains(ActorKind.ADMIN)) return unknown(transaction);
        return new PaymentNotVerified(
                "Transaction " + transaction.id() + " was not made for order " + order.id()
                        + ": it has another reference at " + transaction.method() + ".",
                true);
    }

    /**
     * Money that comes when the order does not wait for it is taken for one that was cancelled, and of a transaction that
     * has paid another order of the group: it was made for this one, too.
     */
    private boolean takesLate(Transaction transaction) {
        return order.takesLatePayment(actor)
                || order.takesRestOfGroup(actor) && others.stream().anyMatch(other -> other.isPaidBy(transaction));
    }

    private Decision confirm(Transaction transaction, ReportedPayment payment) {
        Money share = share(transaction, payment);
        if (share.compareTo(order.amountOwed()) < 0) {
            return Decision.Refused.because(shortOf(transaction, payment));
        }
        return new PlacedOrder(order, actor, now)
                .confirm(new PaymentReceipt(transaction.method(), PaymentState.PAID, share, transaction.id()));
    }

    private PaymentAmountMismatch shortOf(Transaction transaction, ReportedPayment payment) {
        Money awaited = isForThis(payment) ? Money.zero(order.currency()) : awaited(transaction);
        return new PaymentAmountMismatch(
                order.amountOwed().plus(awaited),
                unclaimed(transaction, payment).orZero());
    }

    private Decision late(Transaction transaction, ReportedPayment payment) {
        Money share = share(transaction, payment);
        if (!share.isPositive()) {
            return illegal("transaction " + transaction.id() + " has no money left for this order");
        }
        Payment received = new Payment(
                PlacedOrder.paymentId(order), transaction.method(), PaymentState.PAID, share, transaction.id(), now);
        Order next = order.change().addPayment(received).peek();
        return order.change()
                .payments(next.paymentsAsExpected())
                .accept(
                        List.of(new PaymentReceived(transaction.method(), share, transaction.id())),
                        Lifecycle.payingLate(order, actor).orElseThrow(),
                        now);
    }

    /** What is for this order; of a transaction for the group, the others that wait come first. May be too little. */
    private Money share(Transaction transaction, ReportedPayment payment) {
        Money unclaimed = unclaimed(transaction, payment);
        return isForThis(payment) ? unclaimed : unclaimed.minus(awaited(transaction));
    }

    /**
     * What no other order has of it. What the provider gave back meanwhile is taken for what was due back to others; only
     * beyond that it lessens what is left.
     */
    private Money unclaimed(Transaction transaction, ReportedPayment payment) {
        Balance received = Balance.of(payment.received());
        Balance kept = Balance.of(payment.amount());
        for (Order other : others) {
            Money paid = other.paidBy(transaction);
            received.subtract(paid);
            kept.subtract(paid.minus(other.refundDue()).orZero());
        }
        return received.amount().min(kept.amount());
    }

    private Decision illegal(String hint) {
        return Lifecycle.refuse(order, OrderAction.CONFIRM_ORDER, actor, hint == null ? null : stripped(hint));
    }

    private static String stripped(String hint) {
        return hint.endsWith(".") ? hint.substring(0, hint.length() - 1) : hint;
    }

    private boolean isForThis(ReportedPayment payment) {
        return order.id().value().equals(payment.reference());
    }

    private boolean isForGroup(ReportedPayment payment) {
        return payment.reference() != null
                && payment.reference().equals(order.origin().groupId());
    }

    /** What the others that are placed still have to be paid, by this transaction or another. */
    private Money awaited(Transaction transaction) {
        return others.stream()
                .filter(other -> other.status() == OrderStatus.PENDING && !other.isPaidBy(transaction))
                .map(Order::amountOwed)
                .reduce(Money.zero(order.currency()), Money::plus);
    }
}
