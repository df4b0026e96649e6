package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.order.delivery.Delivery;
import com.sfayn.oms.domain.order.delivery.Shipment;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.party.Parties;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.order.party.VendorDetails;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.pricing.Pricing;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Builds the next state of an order, including its version and event count. */
final class OrderBuilder {
    private final Order before;
    private OrderStatus status;
    private Parties parties;
    private Delivery delivery;
    private List<LineItem> lines;
    private List<AppliedCoupon> coupons;
    private Pricing pricing;
    private List<Payment> payments;
    private List<Shipment> shipments;
    private String cancellationReason;
    private Instant placedAt;
    private int lineIds;

    OrderBuilder(Order before) {
        this.before = before;
        this.status = before.status();
        this.parties = before.parties();
        this.delivery = before.delivery();
        this.lines = before.lines();
        this.coupons = before.coupons();
        this.pricing = before.pricing();
        this.payments = before.payments();
        this.shipments = before.shipments();
        this.cancellationReason = before.cancellationReason();
        this.placedAt = before.timeline().placedAt();
        this.lineIds = before.revision().lines();
    }

    OrderBuilder status(OrderStatus next) {
        this.status = next;
        return this;
    }

    OrderBuilder vendor(VendorDetails vendor) {
        this.parties = new Parties(parties.customer(), vendor);
        return this;
    }

    OrderBuilder destination(Address destination, Address billingAddress) {
        this.delivery = new Delivery(destination, billingAddress, delivery.shipping());
        return this;
    }

    OrderBuilder shipping(ShippingQuote shipping) {
        this.delivery = new Delivery(delivery.destination(), delivery.billingAddress(), shipping);
        return this;
    }

    OrderBuilder lines(List<LineItem> next) {
        this.lines = next;
        return this;
    }

    OrderBuilder lineIds(int given) {
        this.lineIds = given;
        return this;
    }

    OrderBuilder coupons(List<AppliedCoupon> next) {
        this.coupons = next;
        return this;
    }

    OrderBuilder pricing(Pricing next) {
        this.pricing = next;
        return this;
    }

    /** Applies the function to the pending payments. */
    OrderBuilder pendingPayments(UnaryOperator<Payment> change) {
        return payments(payments.stream()
                .map(payment -> payment.state() == PaymentState.PENDING ? change.apply(payment) : payment)
                .toList());
    }

    OrderBuilder payments(List<Payment> next) {
        this.payments = next;
        return this;
    }

    OrderBuilder addPayment(Payment payment) {
        List<Payment> next = new ArrayList<>(payments);
        next.add(payment);
        this.payments = next;
        return this;
    }

    OrderBuilder shipments(List<Shipment> next) {
        this.shipments = next;
        return this;
    }

    OrderBuilder cancelled(String reason) {
        this.cancellationReason = reason;
        return status(OrderStatus.CANCELLED);
    }

    OrderBuilder placedAt(Instant at) {
        this.placedAt = at;
        return this;
    }

    /** Returns the state so far without accepting it: with the same version and event count. */
    Order peek() {
        return build(
                before.revision().version(),
                before.revision().events(),
                before.timeline().updatedAt(),
                before.timeline().expiresAt());
    }

    Decision accept(List<OrderEvent> events, RecordedActor actor, Instant now, ExpiryPolicy expiry) {
        Revision revision = before.revision();
        Instant at = latest(now, before.timeline().updatedAt());
        Order next = build(
                revision.version() + 1, revision.events() + events.size(), at, expiry.expiresAt(status, placedAt, at));
        return new Decision.Accepted(next, events, actor);
    }

    /** The clocks of servers differ, but the times of an order's events never fall: the feed sorts by them. */
    private static Instant latest(Instant now, Instant before) {
        return now.isBefore(before) ? before : now;
    }

    private Order build(int version, int events, Instant updatedAt, Instant expiresAt) {
        return new Order(
                before.id(),
                new Revision(version, events, lineIds),
                status,
                before.origin(),
                parties,
                delivery,
                lines,
                coupons,
                pricing,
                payments,
                shipments,
                cancellationReason,
                new Timeline(before.timeline().createdAt(), placedAt, updatedAt, expiresAt));
    }
}
