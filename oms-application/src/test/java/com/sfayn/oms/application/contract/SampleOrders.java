package com.sfayn.oms.application.contract;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.ActorKind;
import com.sfayn.oms.domain.order.AppliedCoupon;
import com.sfayn.oms.domain.order.CustomerDetails;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.Delivery;
import com.sfayn.oms.domain.order.LineItem;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderEvent;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.Origin;
import com.sfayn.oms.domain.order.Parties;
import com.sfayn.oms.domain.order.RecordedActor;
import com.sfayn.oms.domain.order.Revision;
import com.sfayn.oms.domain.order.Timeline;
import com.sfayn.oms.domain.order.VendorDetails;
import com.sfayn.oms.domain.pricing.LinePricing;
import com.sfayn.oms.domain.pricing.Pricing;
import com.sfayn.oms.domain.pricing.Window;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Orders to store. Nobody priced them, but their sums add up. */
public final class SampleOrders {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final RecordedActor CUSTOMER = new RecordedActor(ActorKind.CUSTOMER, "u-1");

    private SampleOrders() {}

    /** A draft of customer {@code c-1} with vendor {@code v-1}: ten T-SHIRT-L, made at noon. */
    public static Order draft(String id) {
        return draft(id, "c-1", "v-1", NOON);
    }

    public static Order draft(String id, String customerId, String vendorId, Instant createdAt) {
        List<LineItem> lines = lines(List.of("T-SHIRT-L"));
        return new Order(
                new OrderId(id),
                new Revision(1, 1, lines.size()),
                OrderStatus.DRAFT,
                new Origin("group-of-" + id, null, null, null),
                new Parties(
                        new CustomerDetails(customerId, null, null, null),
                        new VendorDetails(vendorId, "Vendor", "Singapore")),
                new Delivery(null, null, null),
                lines,
                List.of(),
                pricing(lines),
                List.of(),
                List.of(),
                null,
                new Timeline(createdAt, null, createdAt, null));
    }

    /** Ten of each SKU at 1.50 SGD. */
    private static List<LineItem> lines(List<String> skus) {
        return skus.stream()
                .map(sku -> new LineItem(
                        "L-" + sku,
                        sku,
                        "Name",
                        null,
                        null,
                        Map.of(),
                        Money.of("1.50", "SGD"),
                        null,
                        true,
                        true,
                        null,
                        10,
                        0,
                        0))
                .toList();
    }

    private static Pricing pricing(List<LineItem> lines) {
        Money zero = Money.of("0", "SGD");
        Money items = Money.of("15.00", "SGD").times(lines.size());
        List<LinePricing> priced = lines.stream()
                .map(line -> new LinePricing(line.lineId(), Money.of("15.00", "SGD"), zero, List.of(), zero))
                .toList();
        return new Pricing(false, items, zero, zero, zero, zero, zero, items, List.of(), List.of(), priced);
    }

    /** The same order after one more change with as many events, a minute later. */
    public static Order changed(Order order, int events) {
        Timeline times = order.timeline();
        return next(
                order,
                events,
                order.status(),
                new Timeline(
                        times.createdAt(), times.placedAt(), times.updatedAt().plusSeconds(60), null));
    }

    /** The same order placed in its next version, an hour after it was made. */
    public static Order placed(Order order) {
        Instant createdAt = order.timeline().createdAt();
        Instant placedAt = createdAt.plusSeconds(3_600);
        return next(order, 1, OrderStatus.PENDING, new Timeline(createdAt, placedAt, placedAt, null));
    }

    /** The same order with a time at which the system cancels it. */
    public static Order expiring(Order order, Instant expiresAt) {
        Timeline times = order.timeline();
        Timeline ending = new Timeline(times.createdAt(), times.placedAt(), times.updatedAt(), expiresAt);
        return copy(order, order.revision(), order.status(), order.origin(), order.lines(), order.coupons(), ending);
    }

    /** The same order as if it stood elsewhere in its life. */
    public static Order withStatus(Order order, OrderStatus status) {
        return copy(order, order.revision(), status, order.origin(), order.lines(), order.coupons(), order.timeline());
    }

    private static Order next(Order order, int events, OrderStatus status, Timeline timeline) {
        Revision before = order.revision();
        Revision revision = new Revision(before.version() + 1, before.events() + events, before.lines());
        return copy(order, revision, status, order.origin(), order.lines(), order.coupons(), timeline);
    }

    /** The same order with the caller's own number. */
    public static Order withReference(Order order, String externalReference) {
        Origin origin = new Origin(order.origin().groupId(), externalReference, null, null);
        return copy(order, order.revision(), order.status(), origin, order.lines(), order.coupons(), order.timeline());
    }

    /** The same order with what the caller wants to find again on it. */
    public static Order withMetadata(Order order, Object metadata) {
        Origin origin = new Origin(order.origin().groupId(), null, null, metadata);
        return copy(order, order.revision(), order.status(), origin, order.lines(), order.coupons(), order.timeline());
    }

    /** The same order with other SKUs and coupons on it. */
    public static Order withTerms(Order order, List<String> skus, List<String> couponCodes) {
        List<AppliedCoupon> coupons = couponCodes.stream()
                .map(code -> new AppliedCoupon(code, "o-1", Window.ALWAYS))
                .toList();
        return copy(order, order.revision(), order.status(), order.origin(), lines(skus), coupons, order.timeline());
    }

    private static Order copy(
            Order order,
            Revision revision,
            OrderStatus status,
            Origin origin,
            List<LineItem> lines,
            List<AppliedCoupon> coupons,
            Timeline timeline) {
        return new Order(
                order.id(),
                revision,
                status,
                origin,
                order.parties(),
                order.delivery(),
                lines,
                coupons,
                lines.equals(order.lines()) ? order.pricing() : pricing(lines),
                order.payments(),
                order.shipments(),
                order.cancellationReason(),
                timeline);
    }

    /** The decision that led to this order: accepted, with as many events. */
    public static Accepted accepted(Order order, int events) {
        OrderEvent event = new OrderEvent.OrderQuantityChanged("L1", "T-SHIRT-L", 1, 2);
        return new Accepted(order, Collections.nCopies(events, event), CUSTOMER);
    }
}
