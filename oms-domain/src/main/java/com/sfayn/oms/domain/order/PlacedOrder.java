package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderEvent.OrderCompleted;
import com.sfayn.oms.domain.order.OrderEvent.OrderConfirmed;
import com.sfayn.oms.domain.order.OrderEvent.OrderShipped;
import com.sfayn.oms.domain.order.OrderEvent.ShipmentAdded;
import com.sfayn.oms.domain.order.OrderEvent.TrackingReferenceAdded;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentAmountMismatch;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentOutstanding;
import com.sfayn.oms.domain.order.OrderRefusal.ShipmentNotFound;
import com.sfayn.oms.domain.order.delivery.Shipment;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentReceipt;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.parsing.Excerpt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Confirms, ships and completes an order. Prices don't change any more.
 */
public final class PlacedOrder {
    private final Order order;
    private final OrderActor actor;
    private final Instant now;
    private final ExpiryPolicy expiry;

    public PlacedOrder(Order order, OrderActor actor, Instant now, ExpiryPolicy expiry) {
        this.order = order;
        this.actor = actor;
        this.now = now;
        this.expiry = expiry;
    }

    /** Confirms the order: the customer has paid, or will pay on delivery. */
    public Decision confirm(PaymentReceipt receipt) {
        Optional<RecordedActor> acting = Lifecycle.actingOn(order, OrderAction.CONFIRM_ORDER, actor);
        if (acting.isEmpty()) return Lifecycle.refuse(order, OrderAction.CONFIRM_ORDER, actor, null);
        Money owed = order.amountOwed();
        boolean later = receipt.state() == PaymentState.PENDING;
        if (!later && !covers(receipt.amount(), owed)) {
            return Decision.Refused.because(new PaymentAmountMismatch(owed, receipt.amount()));
        }
        Money amount = later ? owed : receipt.amount();
        Payment payment =
                new Payment(paymentId(order), receipt.method(), receipt.state(), amount, receipt.transactionId(), now);
        return order.change()
                .status(OrderStatus.CONFIRMED)
                .addPayment(payment)
                .accept(
                        List.of(new OrderConfirmed(receipt.method(), receipt.state(), amount, receipt.transactionId())),
                        acting.get(),
                        now,
                        expiry);
    }

    /**
     * Records a shipment.
     *
     * @param quantities empty = everything that is not yet shipped
     * @param given tracking data from the vendor, possibly incomplete
     */
    public Decision ship(List<LineQuantity> quantities, Tracking given) {
        Optional<RecordedActor> acting = Lifecycle.actingOn(order, OrderAction.MARK_AS_SHIPPED, actor);
        if (acting.isEmpty()) return Lifecycle.refuse(order, OrderAction.MARK_AS_SHIPPED, actor, null);
        UnitSelection selection =
                quantities.isEmpty() ? UnitSelection.of(order.openUnits()) : UnitSelection.of(order, quantities);
        if (!selection.refusals().isEmpty()) return new Decision.Refused(selection.refusals());
        String shipmentId = "S" + (order.shipments().size() + 1);
        List<Shipment> shipments = new ArrayList<>(order.shipments());
        Tracking tracking = given.completed(null);
        shipments.add(new Shipment(shipmentId, selection.lines(), tracking, now));
        OrderBuilder change = order.change()
                .shipments(shipments)
                .lines(order.lines().stream()
                        .map(line -> line.ship(selection.units(line)))
                        .toList());
        List<OrderEvent> events = new ArrayList<>();
        events.add(new ShipmentAdded(shipmentId, selection.lines(), tracking));
        if (change.peek().isFullyShipped()) {
            change.status(OrderStatus.SHIPPED);
            events.add(new OrderShipped(shipments.size()));
        }
        return change.accept(events, acting.get(), now, expiry);
    }

    /**
     * Sets the tracking data of a shipment; new data replaces the old.
     *
     * @param shipmentId null if the order has only one
     * @param tracking if it has no carrier, the previous carrier stays
     */
    public Decision addTrackingReference(String shipmentId, Tracking tracking) {
        OrderAction action = OrderAction.ADD_SHIPPING_TRACKING_REFERENCE;
        Optional<RecordedActor> acting = Lifecycle.actingOn(order, action, actor);
        if (acting.isEmpty()) return Lifecycle.refuse(order, action, actor, null);
        if (shipmentId == null && order.shipments().size() > 1) {
            return Decision.Refused.because(new ShipmentNotFound(
                    "Order " + order.id() + " has several shipments; set shipmentId to one of " + shipmentIds() + "."));
        }
        Optional<Shipment> found = order.shipments().stream()
                .filter(shipment -> shipmentId == null || shipment.shipmentId().equals(shipmentId))
                .findFirst();
        if (found.isEmpty()) {
            return Decision.Refused.because(new ShipmentNotFound("Order " + order.id() + " has no shipment "
                    + Excerpt.text(shipmentId) + "; it has " + shipmentIds() + "."));
        }
        Shipment before = found.get();
        Shipment after = new Shipment(
                before.shipmentId(),
                before.lines(),
                tracking.completed(before.tracking().carrier()),
                before.shippedAt());
        return order.change()
                .shipments(order.shipments().stream()
                        .map(shipment -> shipment == before ? after : shipment)
                        .toList())
                .accept(
                        List.of(new TrackingReferenceAdded(after.shipmentId(), after.tracking())),
                        acting.get(),
                        now,
                        expiry);
    }

    /** Completes the order: everything is delivered. Cash on delivery counts as collected. */
    public Decision complete() {
        Optional<RecordedActor> acting = Lifecycle.actingOn(order, OrderAction.MARK_AS_COMPLETED, actor);
        if (acting.isEmpty()) return Lifecycle.refuse(order, OrderAction.MARK_AS_COMPLETED, actor, null);
        Money owed = order.amountOwed();
        Money outstanding = owed.minus(order.amountPaid()).orZero();
        Optional<Payment> expected = order.payments().stream()
                .filter(payment -> payment.state() == PaymentState.PENDING)
                .findFirst();
        if (outstanding.isPositive() && expected.isEmpty()) {
            return Decision.Refused.because(new PaymentOutstanding(owed, order.amountPaid()));
        }
        return order.change()
                .status(OrderStatus.COMPLETED)
                .pendingPayments(payment -> payment.with(PaymentState.PAID, outstanding))
                .accept(
                        List.of(new OrderCompleted(expected.isPresent() ? outstanding : null)),
                        acting.get(),
                        now,
                        expiry);
    }

    private static boolean covers(Money paid, Money owed) {
        return paid.currency().equals(owed.currency()) && paid.compareTo(owed) >= 0;
    }

    static String paymentId(Order order) {
        return "P" + (order.payments().size() + 1);
    }

    private String shipmentIds() {
        return String.join(
                ", ", order.shipments().stream().map(Shipment::shipmentId).toList());
    }
}
