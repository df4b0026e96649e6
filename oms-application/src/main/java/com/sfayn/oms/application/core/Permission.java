package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.parsing.Ascii;
import java.util.Optional;

/** A permission of a user; one per operation of the API. Aliases and singular forms of an operation share one. */
public enum Permission {
    CHECKOUT_ITEMS,
    ADD_LINE_ITEMS,
    REMOVE_LINE_ITEMS,
    CHANGE_ORDER_QUANTITY,
    ADD_COUPON,
    REMOVE_COUPON,
    CHANGE_DESTINATION,
    LIST_SHIPPING_OPTIONS,
    SELECT_SHIPPING_OPTION,
    LIST_CUSTOMER_ADDRESSES,
    PLACE_ORDER,
    CONFIRM_ORDER,
    CANCEL_ORDER,
    MARK_AS_SHIPPED,
    ADD_SHIPPING_TRACKING_REFERENCE,
    MARK_AS_COMPLETED,
    GET_ORDER,
    LIST_ORDERS,
    EVENTS,
    IMPORT_SNAPSHOTS,
    MANAGE_WEBHOOK_SOURCES,
    MANAGE_WEBHOOK_ENDPOINTS,
    SNAPSHOTS,
    MANAGE_GRANTS;

    /** The id used in grants, e.g. {@code place_order}. */
    public String id() {
        return Ascii.toLowerCase(name());
    }

    /** Finds the permission with this id; empty if this version does not know the id. */
    public static Optional<Permission> ofId(String id) {
        for (Permission permission : values()) {
            if (permission.id().equals(id)) return Optional.of(permission);
        }
        return Optional.empty();
    }

    /** Returns the permission that an action on an order needs. */
    public static Permission of(OrderAction action) {
        return valueOf(action.name());
    }
}
