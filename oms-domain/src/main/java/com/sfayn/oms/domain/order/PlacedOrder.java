package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderEvent.OrderCancelled;
import com.sfayn.oms.domain.order.OrderEvent.OrderCompleted;
import com.sfayn.oms.domain.order.OrderEvent.OrderConfirmed;
import com.sfayn.oms.domain.order.OrderEvent.OrderShipped;
import com.sfayn.oms.domain.order.OrderEvent.QuantitiesCancelled;
import com.sfayn.oms.domain.order.OrderEvent.ShipmentAdded;
import com.sfayn.oms.domain.order.OrderEvent.TrackingReferenceAdded;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentAmountMismatch;
import com.sfayn.oms.domain.order.OrderRefusal.PaymentOutstanding;
import com.sfayn.oms.domain.order.OrderRefusal.QuantityNotShippable;
import com.sfayn.oms.domain.order.OrderRefusal.ShipmentNotFound;
import com.sfayn.oms.domain.order.delivery.Shipment;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentReceipt;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Confirms, cancels, ships and completes an order. Prices don't change any more.
 */
public final class PlacedOrder {
    private final Order order;
    private final OrderActor actor;
    private final Instant now;
    private final ExpiryPolicy lifetimes;

    public PlacedOrder(Order order, OrderActor actor, Instant now, ExpiryPolicy lifetimes) {
        this.order = order;
        this.actor = actor;
        this.now = now;
        this.lifetimes = lifetimes;
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
                        lifetimes);
    }

    /** Cancels the whole order. */
    public Decision cancel(String reason) {
        Optional<RecordedActor> acting = Lifecycle.actingOn(order, OrderAction.CANCEL_ORDER, actor);
        if (acting.isEmpty()) return Lifecycle.refuse(order, OrderAction.CANCEL_ORDER, actor, null);
        if (!order.shipments().isEmpty()) {
            return Lifecycle.refuse(
                    order,
                    OrderAction.CANCEL_ORDER,
                    actor,
                    "part of it is shipped, so list the unshipped quantities to cancel in lines");
        }
        return cancelWhole(reason, acting.get());
    }

    /**
     * Cancels some units. If no bought unit is left or shipped, gifts that are not yet shipped are cancelled as well.
     * If nothing is left and nothing was shipped, the whole order is cancelled.
     */
    public Decision cancel(String reason, List<LineQuantity> quantities) {
        Optional<RecordedActor> acting = Lifecycle.actingOn(order, OrderAction.CANCEL_ORDER, actor);
        if (acting.isEmpty()) return Lifecycle.refuse(order, OrderAction.CANCEL_ORDER, actor, null);
        if (order.status() == OrderStatus.DRAFT) {
            return Decision.Refused.because(new InvalidInput(
                    "Lines of a draft can't be cancelled. Use removeLineItems or changeOrderQuantity.",
                    List.of("lines")));
        }
        Selection selection = withUnearnedGifts(select(quantities));
        if (!selection.refusals().isEmpty()) return new Decision.Refused(selection.refusals());
        List<LineItem> lines = order.lines().stream()
                .map(line -> line.cancel(selection.units(line)))
                .toList();
        Order next = order.change().lines(lines).peek();
        if (next.openUnits().isEmpty() && order.shipments().isEmpty()) return cancelWhole(reason, acting.get());
        List<OrderEvent> events = new ArrayList<>();
        events.add(new QuantitiesCancelled(reason, selection.lines()));
        OrderBuilder change = order.change().lines(lines).payments(next.paymentsAsExpected());
        if (next.isFullyShipped()) {
            change.status(OrderStatus.SHIPPED);
            events.add(new OrderShipped(order.shipments().size()));
        }
        return change.accept(events, acting.get(), now, lifetimes);
    }

    /** Adds all open gifts if every bought unit is cancelled. */
    private Selection withUnearnedGifts(Selection chosen) {
        boolean earned = order.lines().stream()
                .anyMatch(line -> !line.isGift() && line.cancelled() + chosen.units(line) < line.quantity());
        if (earned) return chosen;
        List<LineUnits> lines = order.lines().stream()
                .map(line -> new LineUnits(line.lineId(), line.sku(), line.isGift() ? line.open() : chosen.units(line)))
                .filter(units -> units.quantity() > 0)
                .toList();
        return new Selection(lines, chosen.refusals());
    }

    /**
     * Records a shipment.
     *
     * @param quantities empty = everything that is not yet shipped
     * @param said tracking data from the vendor, possibly incomplete
     */
    public Decision ship(List<LineQuantity> quantities, Tracking said) {
        Optional<RecordedActor> acting = Lifecycle.actingOn(order, OrderAction.MARK_AS_SHIPPED, actor);
        if (acting.isEmpty()) return Lifecycle.refuse(order, OrderAction.MARK_AS_SHIPPED, actor, null);
        Selection selection = quantities.isEmpty() ? everythingOpen() : select(quantities);
        if (!selection.refusals().isEmpty()) return new Decision.Refused(selection.refusals());
        String shipmentId = "S" + (order.shipments().size() + 1);
        List<Shipment> shipments = new ArrayList<>(order.shipments());
        Tracking tracking = said.completed(null);
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
        return change.accept(events, acting.get(), now, lifetimes);
    }

    /**
     * Sets the tracking data of a shipment; new data replaces the old.
     *
     * @param shipmentId null if the order has only one
     * @param said if it has no carrier, the previous carrier stays
     */
    public Decision addTrackingReference(String shipmentId, Tracking said) {
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
                said.completed(before.tracking().carrier()),
                before.shippedAt());
        return order.change()
                .shipments(order.shipments().stream()
                        .map(shipment -> shipment == before ? after : shipment)
                        .toList())
                .accept(
                        List.of(new TrackingReferenceAdded(after.shipmentId(), after.tracking())),
                        acting.get(),
                        now,
                        lifetimes);
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
                .payments(payments(payment -> payment.with(PaymentState.PAID, outstanding)))
                .accept(
                        List.of(new OrderCompleted(expected.isPresent() ? outstanding : null)),
                        acting.get(),
                        now,
                        lifetimes);
    }

    private Decision cancelWhole(String reason, RecordedActor acting) {
        List<LineUnits> released = order.isPlaced() ? order.openUnits() : List.of();
        return order.change()
                .lines(order.lines().stream()
                        .map(line -> line.cancel(line.open()))
                        .toList())
                .payments(payments(payment -> payment.with(PaymentState.VOIDED, payment.amount())))
                .cancelled(reason)
                .accept(List.of(new OrderCancelled(reason, released)), acting, now, lifetimes);
    }

    /** Returns the payments with the function applied to the pending ones. */
    private List<Payment> payments(UnaryOperator<Payment> expected) {
        return order.payments().stream()
                .map(payment -> payment.state() == PaymentState.PENDING ? expected.apply(payment) : payment)
                .toList();
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

    private Selection everythingOpen() {
        return new Selection(order.openUnits(), List.of());
    }

    /** Returns the selected units, or refusals if more are requested than open. Adds up quantities of the same line. */
    private Selection select(List<LineQuantity> quantities) {
        List<Refusal> refusals = new ArrayList<>();
        Map<LineItem, Integer> chosen = new LinkedHashMap<>();
        for (int i = 0; i < quantities.size(); i++) {
            LineQuantity wanted = quantities.get(i);
            List<LineItem> named = wanted.line().among(order.lines());
            Optional<Refusal> notOne = wanted.line().refusal(named, LineQuantity.path(i));
            if (notOne.isPresent()) {
                refusals.add(notOne.get());
                continue;
            }
            LineItem line = named.get(0);
            long units = (long) chosen.getOrDefault(line, 0) + wanted.quantity();
            if (units > line.open()) {
                refusals.add(new QuantityNotShippable(
                        line.sku(), (int) Math.min(units, Integer.MAX_VALUE), line.open(), LineQuantity.path(i)));
                continue;
            }
            chosen.put(line, (int) units);
        }
        return new Selection(
                chosen.entrySet().stream()
                        .map(entry -> new LineUnits(
                                entry.getKey().lineId(), entry.getKey().sku(), entry.getValue()))
                        .toList(),
                refusals);
    }

    private record Selection(List<LineUnits> lines, List<Refusal> refusals) {
        int units(LineItem line) {
            return lines.stream()
                    .filter(units -> units.lineId().equals(line.lineId()))
                    .mapToInt(LineUnits::quantity)
                    .sum();
        }
    }
}
