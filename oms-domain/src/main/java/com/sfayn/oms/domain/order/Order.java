package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.delivery.Delivery;
import com.sfayn.oms.domain.order.delivery.FulfilmentStatus;
import com.sfayn.oms.domain.order.delivery.Shipment;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.order.party.Parties;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.PaymentStatus;
import com.sfayn.oms.domain.order.payment.Transaction;
import com.sfayn.oms.domain.pricing.LinePricing;
import com.sfayn.oms.domain.pricing.Pricing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One vendor's order, from draft to completion. Immutable: a change through {@link Draft}, {@link PlacedOrder} or
 * {@link OrderCancellation} returns a {@link Decision} with the next order. All amounts are in one currency.
 *
 * @param cancellationReason null unless the whole order is cancelled
 */
public record Order(
        OrderId id,
        Revision revision,
        OrderStatus status,
        Origin origin,
        Parties parties,
        Delivery delivery,
        List<LineItem> lines,
        List<AppliedCoupon> coupons,
        Pricing pricing,
        List<Payment> payments,
        List<Shipment> shipments,
        String cancellationReason,
        Timeline timeline) {
    public Order {
        lines = List.copyOf(lines);
        coupons = List.copyOf(coupons);
        payments = List.copyOf(payments);
        shipments = List.copyOf(shipments);
        if (lines.isEmpty()) throw new IllegalArgumentException("Order " + id + " has no lines.");
    }

    public int version() {
        return revision.version();
    }

    public Currency currency() {
        return pricing.items().currency();
    }

    /** Returns the actions that the actor may perform on this order now. */
    public Set<OrderAction> available(OrderActor actor) {
        return Lifecycle.available(this, actor);
    }

    /** Returns a refusal if the order's status, the actor's capacity or what is shipped does not allow the action. */
    public Optional<Decision.Refused> guard(OrderAction action, OrderActor actor) {
        return Lifecycle.actingOn(this, action, actor).isPresent()
                ? Optional.empty()
                : Optional.of(Lifecycle.refuse(this, action, actor, null));
    }

    public boolean isPlaced() {
        return timeline.placedAt() != null;
    }

    /** Returns whether any line needs shipping. If none does, the order is placed without a shipping option. */
    public boolean needsShipping() {
        return lines.stream().anyMatch(LineItem::requiresShipping);
    }

    public boolean isFullyShipped() {
        return !shipments.isEmpty() && lines.stream().allMatch(line -> line.open() == 0);
    }

    /** Returns the sum of all payments in state PAID. */
    public Money amountPaid() {
        return payments.stream()
                .filter(payment -> payment.state() == PaymentState.PAID)
                .map(Payment::amount)
                .reduce(Money.zero(currency()), Money::plus);
    }

    /** Returns whether a payment from this transaction is recorded. */
    public boolean isPaidBy(Transaction transaction) {
        return payments.stream().anyMatch(transaction::matches);
    }

    /** Returns the sum of the recorded payments from this transaction. */
    public Money paidBy(Transaction transaction) {
        return payments.stream()
                .filter(transaction::matches)
                .map(Payment::amount)
                .reduce(Money.zero(currency()), Money::plus);
    }

    /**
     * Returns what the customer owes for all units that are not cancelled, at the prices of placement. Shipping is owed
     * unless the whole order is cancelled.
     */
    public Money amountOwed() {
        if (status == OrderStatus.CANCELLED) return Money.zero(currency());
        Money owed = pricing.total();
        for (LineItem line : lines) {
            if (line.cancelled() > 0) owed = owed.minus(cancelledPart(line));
        }
        return owed;
    }

    /** Returns the amount paid but not owed: after a cancellation, an overpayment or a late payment. */
    public Money refundDue() {
        return amountPaid().minus(amountOwed()).orZero();
    }

    public PaymentStatus paymentStatus() {
        boolean settled = payments.stream().anyMatch(payment -> payment.state() == PaymentState.PAID);
        if (settled || status == OrderStatus.COMPLETED) {
            return amountPaid().compareTo(amountOwed()) >= 0 ? PaymentStatus.PAID : PaymentStatus.PARTIALLY_PAID;
        }
        return payments.stream().anyMatch(payment -> payment.state() == PaymentState.AUTHORIZED)
                ? PaymentStatus.AUTHORIZED
                : PaymentStatus.UNPAID;
    }

    public FulfilmentStatus fulfilmentStatus() {
        if (shipments.isEmpty()) return FulfilmentStatus.UNFULFILLED;
        return isFullyShipped() ? FulfilmentStatus.FULFILLED : FulfilmentStatus.PARTIALLY_FULFILLED;
    }

    /** Returns the payments, with pending ones set to the amount that is owed and not yet paid. */
    List<Payment> paymentsAsExpected() {
        Money expected = amountOwed().minus(amountPaid()).orZero();
        return payments.stream()
                .map(payment -> payment.state() == PaymentState.PENDING
                        ? payment.with(PaymentState.PENDING, expected)
                        : payment)
                .toList();
    }

    /** Returns the units that are neither shipped nor cancelled, without lines that have none. */
    List<LineUnits> openUnits() {
        return lines.stream()
                .filter(line -> line.open() > 0)
                .map(line -> new LineUnits(line.lineId(), line.sku(), line.open()))
                .toList();
    }

    /** Returns the units reserved in the vendor's stock: from placing until they are shipped or cancelled. */
    public List<LineUnits> reservedUnits() {
        return status == OrderStatus.PENDING || status == OrderStatus.CONFIRMED ? openUnits() : List.of();
    }

    OrderBuilder change() {
        return new OrderBuilder(this);
    }

    private Money cancelledPart(LineItem line) {
        LinePricing priced = pricing.line(line.lineId());
        Money paidForLine = priced.total().minus(priced.discount());
        if (!pricing.taxIncluded()) paidForLine = paidForLine.plus(priced.tax());
        if (line.cancelled() == line.quantity()) return paidForLine;
        BigDecimal exact = paidForLine.amount().multiply(BigDecimal.valueOf(line.cancelled()));
        int digits = paidForLine.amount().scale();
        return new Money(exact.divide(BigDecimal.valueOf(line.quantity()), digits, RoundingMode.HALF_UP), currency());
    }
}
