package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.StockMovement.Kind;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event of an order. It contains all data that a consumer needs without access to the database. Names and fields are
 * part of the contract: fields may be added, but not changed or removed.
 */
public sealed interface OrderEvent {
    OrderEventType type();

    /** JSON values in JDK collections; money as {@code {"amount": "21.80", "currency": "SGD"}}. */
    Map<String, Object> data();

    /** Returns the event's effect on the stock, if any. */
    default Optional<StockMovement> stockMovement() {
        return Optional.empty();
    }

    /** A cart was checked out and became a draft. */
    record CheckedOut(String groupId, String customerId, String vendorId, List<LineUnits> lines, Money total)
            implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.CHECKED_OUT;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("group_id", groupId)
                    .and("customer_id", customerId)
                    .and("vendor_id", vendorId)
                    .lines(lines)
                    .and("total", total)
                    .map();
        }
    }

    /** Lines were added to a draft. */
    record LineItemsAdded(List<LineUnits> lines) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.LINE_ITEMS_ADDED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.ofLines(lines).map();
        }
    }

    /** Lines were removed from a draft. */
    record LineItemsRemoved(List<LineUnits> lines) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.LINE_ITEMS_REMOVED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.ofLines(lines).map();
        }
    }

    /** The quantity of a draft's line changed. */
    record OrderQuantityChanged(String lineId, String sku, int from, int to) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.ORDER_QUANTITY_CHANGED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("line_id", lineId)
                    .and("product_sku", sku)
                    .and("from", from)
                    .and("to", to)
                    .map();
        }
    }

    /** A coupon was added to a draft. */
    record CouponApplied(String couponCode, String offerId) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.COUPON_APPLIED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("coupon_code", couponCode)
                    .and("offer_id", offerId)
                    .map();
        }
    }

    /** A coupon was removed from a draft: on request, or because it ended. */
    record CouponRemoved(String couponCode, String offerId, String reason) implements OrderEvent {
        static final String ON_REQUEST = "REQUESTED";
        static final String ENDED = "ENDED";

        @Override
        public OrderEventType type() {
            return OrderEventType.COUPON_REMOVED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("coupon_code", couponCode)
                    .and("offer_id", offerId)
                    .and("reason", reason)
                    .map();
        }
    }

    /** The destination of a draft changed. */
    record DestinationChanged(Address destination) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.DESTINATION_CHANGED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("country_code", destination.countryCode())
                    .and("state_code", destination.stateCode())
                    .and("city", destination.city())
                    .and("postal", destination.postal())
                    .map();
        }
    }

    /** A shipping option was selected. */
    record ShippingOptionSelected(ShippingQuote option) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.SHIPPING_OPTION_SELECTED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.ofOption(option).map();
        }
    }

    /** The selected shipping option was removed because it is no longer offered for the changed draft. */
    record ShippingOptionDropped(ShippingQuote option) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.SHIPPING_OPTION_DROPPED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.ofOption(option).map();
        }
    }

    /** The order was placed; prices are frozen and stock is reserved. */
    record OrderPlaced(List<LineUnits> lines, Money total) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.ORDER_PLACED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.ofLines(lines).and("total", total).map();
        }

        @Override
        public Optional<StockMovement> stockMovement() {
            return Optional.of(StockMovement.of(Kind.RESERVE, lines));
        }
    }

    /** The order is paid, or will be paid on delivery. */
    record OrderConfirmed(String method, PaymentState state, Money amount, String transactionId) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.ORDER_CONFIRMED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("payment_method", method)
                    .and("payment_state", state.name())
                    .and("amount", amount)
                    .and("transaction_id", transactionId)
                    .map();
        }
    }

    /**
     * A payment arrived that the order no longer waited for, for example after cancellation; any surplus must be
     * refunded.
     */
    record PaymentReceived(String method, Money amount, String transactionId) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.PAYMENT_RECEIVED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("payment_method", method)
                    .and("amount", amount)
                    .and("transaction_id", transactionId)
                    .map();
        }
    }

    /**
     * The whole order was cancelled.
     *
     * @param released units that were reserved; empty for a draft
     */
    record OrderCancelled(String reason, List<LineUnits> released) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.ORDER_CANCELLED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("reason", reason).lines(released).map();
        }

        @Override
        public Optional<StockMovement> stockMovement() {
            return released.isEmpty() ? Optional.empty() : Optional.of(StockMovement.of(Kind.RELEASE, released));
        }
    }

    /** Some units were cancelled; the rest of the order continues. */
    record QuantitiesCancelled(String reason, List<LineUnits> lines) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.QUANTITIES_CANCELLED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("reason", reason).lines(lines).map();
        }

        @Override
        public Optional<StockMovement> stockMovement() {
            return Optional.of(StockMovement.of(Kind.RELEASE, lines));
        }
    }

    /** A shipment was sent. */
    record ShipmentAdded(String shipmentId, List<LineUnits> lines, Tracking tracking) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.SHIPMENT_ADDED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("shipment_id", shipmentId)
                    .lines(lines)
                    .and("carrier", tracking.carrier())
                    .and("tracking_reference", tracking.reference())
                    .and("tracking_number", tracking.number())
                    .map();
        }

        @Override
        public Optional<StockMovement> stockMovement() {
            return Optional.of(StockMovement.of(Kind.DEDUCT, lines));
        }
    }

    /** All units that are not cancelled are shipped. */
    record OrderShipped(int shipments) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.ORDER_SHIPPED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("shipments", shipments).map();
        }
    }

    /** Tracking data was added to a shipment. */
    record TrackingReferenceAdded(String shipmentId, Tracking tracking) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.TRACKING_REFERENCE_ADDED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("shipment_id", shipmentId)
                    .and("carrier", tracking.carrier())
                    .and("tracking_reference", tracking.reference())
                    .and("tracking_number", tracking.number())
                    .map();
        }
    }

    /**
     * The order was completed.
     *
     * @param collected cash collected on delivery; null if the order was paid before
     */
    record OrderCompleted(Money collected) implements OrderEvent {
        @Override
        public OrderEventType type() {
            return OrderEventType.ORDER_COMPLETED;
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("collected", collected).map();
        }
    }
}
