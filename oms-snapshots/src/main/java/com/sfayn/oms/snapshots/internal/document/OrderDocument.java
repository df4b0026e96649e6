package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.domain.order.AppliedCoupon;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.Origin;
import com.sfayn.oms.domain.order.Revision;
import com.sfayn.oms.domain.order.Timeline;
import com.sfayn.oms.domain.pricing.condition.Window;

/**
 * The stored form of an order: writes version 1, and reads what any release wrote. The format is separate from the
 * domain's records: those may change from release to release, while stored documents must stay readable.
 */
public final class OrderDocument {
    private static final int VERSION = 1;
    private static final Codec<Order> ORDER = OrderDocument::order;

    private OrderDocument() {}

    public static String write(Order order) {
        return ORDER.write(order, new Document().number("v", VERSION)).write();
    }

    /** @throws IllegalStateException if a newer release wrote it */
    public static Order read(String text) {
        Document.Reader document = Document.Reader.of(text);
        int version = document.number("v");
        if (version != VERSION) {
            throw new IllegalStateException(
                    "The order document has version " + version + "; this release reads up to " + VERSION + ".");
        }
        return ORDER.read(document);
    }

    private static Order order(Members<Order> order) {
        return new Order(
                new OrderId(order.text("order_id", from -> from.id().value())),
                order.embedded(Order::revision, OrderDocument::revision),
                order.name("status", Order::status, OrderStatus.class),
                order.embedded(Order::origin, OrderDocument::origin),
                order.embedded(Order::parties, PartiesCodec::parties),
                order.embedded(Order::delivery, DeliveryCodec::delivery),
                order.parts("lines", Order::lines, LineCodec::line),
                order.parts("coupons", Order::coupons, OrderDocument::coupon),
                order.part("pricing", Order::pricing, PricingCodec::pricing),
                order.parts("payments", Order::payments, PaymentCodec::payment),
                order.parts("shipments", Order::shipments, DeliveryCodec::shipment),
                order.text("cancellation_reason", Order::cancellationReason),
                order.embedded(Order::timeline, OrderDocument::timeline));
    }

    private static Revision revision(Members<Revision> revision) {
        return new Revision(
                revision.number("version", Revision::version),
                revision.number("events", Revision::events),
                revision.number("line_ids", Revision::lines));
    }

    private static Origin origin(Members<Origin> origin) {
        return new Origin(
                origin.text("group_id", Origin::groupId),
                origin.text("external_reference", Origin::externalReference),
                origin.text("note", Origin::note),
                origin.quoted("metadata", Origin::metadata));
    }

    private static AppliedCoupon coupon(Members<AppliedCoupon> coupon) {
        return new AppliedCoupon(
                coupon.text("code", AppliedCoupon::code),
                coupon.text("offer_id", AppliedCoupon::offerId),
                coupon.embedded(AppliedCoupon::window, OrderDocument::window));
    }

    private static Window window(Members<Window> window) {
        return new Window(window.time("from", Window::from), window.time("until", Window::until));
    }

    private static Timeline timeline(Members<Timeline> timeline) {
        return new Timeline(
                timeline.time("created_at", Timeline::createdAt),
                timeline.time("placed_at", Timeline::placedAt),
                timeline.time("updated_at", Timeline::updatedAt),
                timeline.time("expires_at", Timeline::expiresAt));
    }
}
