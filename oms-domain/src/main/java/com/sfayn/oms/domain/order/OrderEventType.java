package com.sfayn.oms.domain.order;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of the events of an order. Their names are part of the contract and never change. */
public enum OrderEventType {
    CHECKED_OUT("CheckedOutEvent", Phase.DRAFT),
    LINE_ITEMS_ADDED("LineItemsAddedEvent", Phase.DRAFT),
    LINE_ITEMS_REMOVED("LineItemsRemovedEvent", Phase.DRAFT),
    ORDER_QUANTITY_CHANGED("OrderQuantityChangedEvent", Phase.DRAFT),
    COUPON_APPLIED("AppliedCouponEvent", Phase.DRAFT),
    COUPON_REMOVED("RemovedCouponEvent", Phase.DRAFT),
    DESTINATION_CHANGED("ChangedDestinationEvent", Phase.DRAFT),
    SHIPPING_OPTION_SELECTED("SelectedShippingOptionEvent", Phase.DRAFT),
    SHIPPING_OPTION_DROPPED("DroppedShippingOptionEvent", Phase.DRAFT),
    ORDER_PLACED("PlacedOrderEvent", Phase.PLACED),
    ORDER_CONFIRMED("ConfirmedOrderEvent", Phase.PLACED),
    PAYMENT_RECEIVED("PaymentReceivedEvent", Phase.PLACED),
    ORDER_CANCELLED("CanceledOrderEvent", Phase.PLACED),
    QUANTITIES_CANCELLED("QuantitiesCanceledEvent", Phase.PLACED),
    SHIPMENT_ADDED("ShipmentAddedEvent", Phase.PLACED),
    ORDER_SHIPPED("ShippedOrderEvent", Phase.PLACED),
    TRACKING_REFERENCE_ADDED("TrackingReferenceAddedEvent", Phase.PLACED),
    ORDER_COMPLETED("CompletedOrderEvent", Phase.PLACED);

    private static final String NAMESPACE = "order_management.events.";

    private final String shortName;
    private final Phase phase;

    OrderEventType(String shortName, Phase phase) {
        this.shortName = shortName;
        this.phase = phase;
    }

    /** Returns the name without the namespace, e.g. {@code PlacedOrderEvent}. */
    public String shortName() {
        return shortName;
    }

    /** Returns the name with the namespace, e.g. {@code order_management.events.PlacedOrderEvent}. */
    public String fullName() {
        return NAMESPACE + shortName;
    }

    /** Returns whether only drafts have this event; vendors do not see drafts. */
    public boolean isOfDraft() {
        return phase == Phase.DRAFT;
    }

    /** Finds a type by its short or full name. */
    public static Optional<OrderEventType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.shortName.equals(name) || type.fullName().equals(name))
                .findFirst();
    }

    /** Returns the short names of all types. */
    public static List<String> shortNames() {
        return Arrays.stream(values()).map(OrderEventType::shortName).toList();
    }

    /** Returns the full names of the types that only drafts have. */
    public static Set<String> ofDrafts() {
        return Arrays.stream(values())
                .filter(OrderEventType::isOfDraft)
                .map(OrderEventType::fullName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The phase of an order in which an event can happen. */
    private enum Phase {
        DRAFT,
        PLACED
    }
}
