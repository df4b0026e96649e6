package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.parsing.Ascii;
import java.util.Optional;

/** What somebody may do: the contract's operations. Aliases and singular forms of an operation share one. */
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
    IMPORT_SNAPSHOTS,
    MANAGE_WEBHOOK_SOURCES,
    SNAPSHOTS,
    MANAGE_GRANTS;

    /** As grants spell it, e.g. {@code place_order}. */
    public String id() {
        return Ascii.toLowerCase(name());
    }

    /** The permission of that id; empty for one that this version does not know. */
    public static Optional<Permission> ofId(String id) {
        for (Permission permission : values()) {
            if (permission.id().equals(id)) return Optional.of(permission);
        }
        return Optional.empty();
    }

    /** The permission that an action on an order needs. */
    public static Permission of(OrderAction action) {
        return valueOf(action.name());
    }
}
