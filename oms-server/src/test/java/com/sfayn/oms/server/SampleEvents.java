package com.sfayn.oms.server;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderEvent;
import com.sfayn.oms.domain.order.OrderEventType;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import java.util.List;

/** An event of each type. */
final class SampleEvents {
    private static final List<LineUnits> LINES = List.of(new LineUnits("L1", "T-SHIRT-L", 10));
    private static final Money TOTAL = Money.of("21.80", "SGD");
    private static final Tracking TRACKING = new Tracking("SingPost", "XY123456789SG", "https://track.example/XY");
    private static final ShippingQuote STANDARD =
            new ShippingQuote("standard", "Standard", "2 to 3 days", Money.of("5.00", "SGD"));

    private SampleEvents() {}

    /** Returns an event with all its fields. */
    static OrderEvent full(OrderEventType type) {
        return switch (type) {
            case CHECKED_OUT -> new OrderEvent.CheckedOut("G-1", "c-234", "v-234", LINES, TOTAL);
            case LINE_ITEMS_ADDED -> new OrderEvent.LineItemsAdded(LINES);
            case LINE_ITEMS_REMOVED -> new OrderEvent.LineItemsRemoved(LINES);
            case ORDER_QUANTITY_CHANGED -> new OrderEvent.OrderQuantityChanged("L1", "T-SHIRT-L", 10, 12);
            case COUPON_APPLIED -> new OrderEvent.CouponApplied("WELCOME25", "o-25");
            case COUPON_REMOVED -> new OrderEvent.CouponRemoved("WELCOME25", "o-25", "REQUESTED");
            case DESTINATION_CHANGED -> new OrderEvent.DestinationChanged(address("Singapore", "049213"));
            case SHIPPING_OPTION_SELECTED -> new OrderEvent.ShippingOptionSelected(STANDARD);
            case SHIPPING_OPTION_DROPPED -> new OrderEvent.ShippingOptionDropped(STANDARD);
            case ORDER_PLACED -> new OrderEvent.OrderPlaced(LINES, TOTAL);
            case ORDER_CONFIRMED -> new OrderEvent.OrderConfirmed("Stripe", PaymentState.PAID, TOTAL, "pi_1");
            case PAYMENT_RECEIVED -> new OrderEvent.PaymentReceived("Stripe", TOTAL, "pi_2");
            case ORDER_CANCELLED -> new OrderEvent.OrderCancelled("Changed my mind", LINES);
            case QUANTITIES_CANCELLED -> new OrderEvent.QuantitiesCancelled("Out of stock", LINES);
            case SHIPMENT_ADDED -> new OrderEvent.ShipmentAdded("S1", LINES, TRACKING);
            case ORDER_SHIPPED -> new OrderEvent.OrderShipped(1);
            case TRACKING_REFERENCE_ADDED -> new OrderEvent.TrackingReferenceAdded("S1", TRACKING);
            case ORDER_COMPLETED -> new OrderEvent.OrderCompleted(TOTAL);
        };
    }

    /** Returns an event with only the fields that are always there. */
    static OrderEvent sparse(OrderEventType type) {
        return switch (type) {
            case DESTINATION_CHANGED -> new OrderEvent.DestinationChanged(address(null, null));
            case SHIPPING_OPTION_SELECTED -> new OrderEvent.ShippingOptionSelected(undated());
            case SHIPPING_OPTION_DROPPED -> new OrderEvent.ShippingOptionDropped(undated());
            case ORDER_CONFIRMED ->
                new OrderEvent.OrderConfirmed("Cash On Delivery", PaymentState.PENDING, TOTAL, null);
            case PAYMENT_RECEIVED -> new OrderEvent.PaymentReceived("Stripe", TOTAL, null);
            case SHIPMENT_ADDED -> new OrderEvent.ShipmentAdded("S1", LINES, Tracking.NONE);
            case TRACKING_REFERENCE_ADDED -> new OrderEvent.TrackingReferenceAdded("S1", Tracking.NONE);
            case ORDER_COMPLETED -> new OrderEvent.OrderCompleted(null);
            default -> full(type);
        };
    }

    private static ShippingQuote undated() {
        return new ShippingQuote("standard", "Standard", null, Money.of("5.00", "SGD"));
    }

    private static Address address(String city, String postal) {
        return new Address(null, null, null, null, city, null, postal, null, "Singapore", "SG", null);
    }
}
