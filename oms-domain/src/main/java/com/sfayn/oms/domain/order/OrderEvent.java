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
 * A fact of an order's life: past tense, complete enough for a reader without a database. Names and shapes are part of
 * the contract, so they only ever gain fields.
 */
public sealed interface OrderEvent {
    /** What stands before every {@link #name} in the full type. */
    String NAMESPACE = "order_management.events.";

    /** The contract's name without namespace, e.g. {@code PlacedOrderEvent}. */
    String name();

    /** JSON values in JDK collections; money as {@code {"amount": "21.80", "currency": "SGD"}}. */
    Map<String, Object> data();

    /** What the fact does to the stock, if anything. */
    default Optional<StockMovement> stockMovement() {
        return Optional.empty();
    }

    /** A cart became a draft. */
    record CheckedOut(String groupId, String customerId, String vendorId, List<LineUnits> lines, Money total)
            implements OrderEvent {
        @Override
        public String name() {
            return "CheckedOutEvent";
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

    /** Products joined a draft. */
    record LineItemsAdded(List<LineUnits> lines) implements OrderEvent {
        @Override
        public String name() {
            return "LineItemsAddedEvent";
        }

        @Override
        public Map<String, Object> data() {
            return EventData.ofLines(lines).map();
        }
    }

    /** Lines left a draft. */
    record LineItemsRemoved(List<LineUnits> lines) implements OrderEvent {
        @Override
        public String name() {
            return "LineItemsRemovedEvent";
        }

        @Override
        public Map<String, Object> data() {
            return EventData.ofLines(lines).map();
        }
    }

    /** A draft's line grew or shrank. */
    record OrderQuantityChanged(String lineId, String sku, int from, int to) implements OrderEvent {
        @Override
        public String name() {
            return "OrderQuantityChangedEvent";
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

    /** A coupon was put on a draft. */
    record CouponApplied(String couponCode, String offerId) implements OrderEvent {
        @Override
        public String name() {
            return "AppliedCouponEvent";
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("coupon_code", couponCode)
                    .and("offer_id", offerId)
                    .map();
        }
    }

    /** A coupon left a draft: the caller took it off, or it ended. */
    record CouponRemoved(String couponCode, String offerId, String reason) implements OrderEvent {
        static final String ON_REQUEST = "REQUESTED";
        static final String ENDED = "ENDED";

        @Override
        public String name() {
            return "RemovedCouponEvent";
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("coupon_code", couponCode)
                    .and("offer_id", offerId)
                    .and("reason", reason)
                    .map();
        }
    }

    /** A draft goes somewhere else. */
    record DestinationChanged(Address destination) implements OrderEvent {
        @Override
        public String name() {
            return "ChangedDestinationEvent";
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

    /** A shipping option was chosen. */
    record ShippingOptionSelected(ShippingQuote option) implements OrderEvent {
        @Override
        public String name() {
            return "SelectedShippingOptionEvent";
        }

        @Override
        public Map<String, Object> data() {
            return EventData.ofOption(option).map();
        }
    }

    /** The chosen shipping option is no longer offered for the changed draft. */
    record ShippingOptionDropped(ShippingQuote option) implements OrderEvent {
        @Override
        public String name() {
            return "DroppedShippingOptionEvent";
        }

        @Override
        public Map<String, Object> data() {
            return EventData.ofOption(option).map();
        }
    }

    /** The order was handed to the vendor; prices are frozen and stock is reserved. */
    record OrderPlaced(List<LineUnits> lines, Money total) implements OrderEvent {
        @Override
        public String name() {
            return "PlacedOrderEvent";
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

    /** The order is paid, or will be on delivery. */
    record OrderConfirmed(String method, PaymentState state, Money amount, String transactionId) implements OrderEvent {
        @Override
        public String name() {
            return "ConfirmedOrderEvent";
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

    /** Money came after the order had been cancelled; it is due back. */
    record PaymentReceived(String method, Money amount, String transactionId) implements OrderEvent {
        @Override
        public String name() {
            return "PaymentReceivedEvent";
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
     * The whole order ended.
     *
     * @param released what had been reserved; empty for a draft
     */
    record OrderCancelled(String reason, List<LineUnits> released) implements OrderEvent {
        @Override
        public String name() {
            return "CanceledOrderEvent";
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

    /** Some units were given up, the rest goes on. */
    record QuantitiesCancelled(String reason, List<LineUnits> lines) implements OrderEvent {
        @Override
        public String name() {
            return "QuantitiesCanceledEvent";
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

    /** Goods left together. */
    record ShipmentAdded(String shipmentId, List<LineUnits> lines, Tracking tracking) implements OrderEvent {
        @Override
        public String name() {
            return "ShipmentAddedEvent";
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

    /** Nothing is left unshipped. */
    record OrderShipped(int shipments) implements OrderEvent {
        @Override
        public String name() {
            return "ShippedOrderEvent";
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("shipments", shipments).map();
        }
    }

    /** A shipment can be followed. */
    record TrackingReferenceAdded(String shipmentId, Tracking tracking) implements OrderEvent {
        @Override
        public String name() {
            return "TrackingReferenceAddedEvent";
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
     * The order has come to its good end.
     *
     * @param collected cash taken on delivery; null if it was paid before
     */
    record OrderCompleted(Money collected) implements OrderEvent {
        @Override
        public String name() {
            return "CompletedOrderEvent";
        }

        @Override
        public Map<String, Object> data() {
            return EventData.of("collected", collected).map();
        }
    }
}
