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
import com.sfayn.oms.domain.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Applies a provider's transaction to an order: confirms the order if it waits for payment, otherwise only records the
 * payment. A transaction for a group of orders reserves for each order that still waits the amount that it owes. The
 * rest goes to the first order that is settled, so that no part of the payment stays unassigned.
 */
public final class Settlement {
    private final Order order;
    private final OrderActor actor;
    private final Instant now;
    private final ExpiryPolicy expiry;
    private final List<Order> others;

    /** @param group orders that were checked out together, with or without this one */
    public Settlement(Order order, OrderActor actor, Instant now, ExpiryPolicy expiry, List<Order> group) {
        this.order = order;
        this.actor = actor;
        this.now = now;
        this.expiry = expiry;
        this.others = group.stream()
                .filter(other -> !other.id().equals(order.id()))
                .filter(other -> other.currency().equals(order.currency()))
                .toList();
    }

    /** @param reported empty if the provider knows no such transaction */
    public Decision settle(Transaction transaction, Optional<ReportedPayment> reported) {
        Optional<Refusal> doubt = doubt(transaction, reported);
        if (takesLate(transaction)) {
            return doubt.map(refusal -> illegal(refusal.message())).orElseGet(() -> late(transaction, reported.get()));
        }
        if (Lifecycle.actingOn(order, OrderAction.CONFIRM_ORDER, actor).isEmpty()) return illegal(null);
        return doubt.<Decision>map(Decision.Refused::because).orElseGet(() -> confirm(transaction, reported.get()));
    }

    private Optional<Refusal> doubt(Transaction transaction, Optional<ReportedPayment> reported) {
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

    /** Other users than admins get the same message as for an unknown transaction: it may be another customer's. */
    private PaymentNotVerified foreign(Transaction transaction) {
        if (!actor.capacities().contains(ActorKind.ADMIN)) return unknown(transaction);
        return new PaymentNotVerified(
                "Transaction " + transaction.id() + " was not made for order " + order.id()
                        + ": it has another reference at " + transaction.method() + ".",
                true);
    }

    /**
     * Returns whether the actor can record a payment that the order does not wait for: the order is cancelled, or the
     * same transaction has paid another order of the group.
     */
    public boolean takesLate(Transaction transaction) {
        return Lifecycle.payingLate(order, actor).isPresent()
                && (order.status() == OrderStatus.CANCELLED
                        || others.stream().anyMatch(other -> other.isPaidBy(transaction)));
    }

    private Decision confirm(Transaction transaction, ReportedPayment payment) {
        Money share = share(transaction, payment);
        if (share.compareTo(order.amountOwed()) < 0) {
            return Decision.Refused.because(shortOf(transaction, payment));
        }
        return new PlacedOrder(order, actor, now, expiry)
                .confirm(new PaymentReceipt(transaction.method(), PaymentState.PAID, share, transaction.id()));
    }

    private PaymentAmountMismatch shortOf(Transaction transaction, ReportedPayment payment) {
        Money awaited = isForThis(payment) ? Money.zero(order.currency()) : awaited(transaction);
        return new PaymentAmountMismatch(
                order.amountOwed().plus(awaited),
                unclaimed(transaction, payment).orZero(),
                awaited.isPositive());
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
                        now,
                        expiry);
    }

    /** Returns this order's share, after the amounts reserved for waiting orders of the group. May be too little. */
    private Money share(Transaction transaction, ReportedPayment payment) {
        Money unclaimed = unclaimed(transaction, payment);
        return isForThis(payment) ? unclaimed : unclaimed.minus(awaited(transaction));
    }

    /**
     * Returns the part of the transaction that is not recorded on other orders. Money that the provider has returned
     * counts first as refunds of other orders; only the rest reduces the result.
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

    /** Returns what the other placed orders still owe. */
    private Money awaited(Transaction transaction) {
        return others.stream()
                .filter(other -> other.status() == OrderStatus.PENDING && !other.isPaidBy(transaction))
                .map(Order::amountOwed)
                .reduce(Money.zero(order.currency()), Money::plus);
    }
}
