package com.sfayn.oms.application.core;

import static com.sfayn.oms.application.core.Permission.ADD_COUPON;
import static com.sfayn.oms.application.core.Permission.ADD_LINE_ITEMS;
import static com.sfayn.oms.application.core.Permission.ADD_SHIPPING_TRACKING_REFERENCE;
import static com.sfayn.oms.application.core.Permission.CANCEL_ORDER;
import static com.sfayn.oms.application.core.Permission.CHANGE_DESTINATION;
import static com.sfayn.oms.application.core.Permission.CHANGE_ORDER_QUANTITY;
import static com.sfayn.oms.application.core.Permission.CHECKOUT_ITEMS;
import static com.sfayn.oms.application.core.Permission.CONFIRM_ORDER;
import static com.sfayn.oms.application.core.Permission.GET_ORDER;
import static com.sfayn.oms.application.core.Permission.IMPORT_SNAPSHOTS;
import static com.sfayn.oms.application.core.Permission.LIST_CUSTOMER_ADDRESSES;
import static com.sfayn.oms.application.core.Permission.LIST_ORDERS;
import static com.sfayn.oms.application.core.Permission.LIST_SHIPPING_OPTIONS;
import static com.sfayn.oms.application.core.Permission.MARK_AS_COMPLETED;
import static com.sfayn.oms.application.core.Permission.MARK_AS_SHIPPED;
import static com.sfayn.oms.application.core.Permission.PLACE_ORDER;
import static com.sfayn.oms.application.core.Permission.REMOVE_COUPON;
import static com.sfayn.oms.application.core.Permission.REMOVE_LINE_ITEMS;
import static com.sfayn.oms.application.core.Permission.SELECT_SHIPPING_OPTION;

import com.sfayn.oms.domain.parsing.Ascii;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A user's role at their tenant, as in the token. An action needs a role that permits it, and a grant. */
public enum Role {
    CUSTOMER(EnumSet.of(
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
            GET_ORDER,
            LIST_ORDERS)),
    VENDOR(EnumSet.of(
            MARK_AS_SHIPPED,
            ADD_SHIPPING_TRACKING_REFERENCE,
            MARK_AS_COMPLETED,
            CANCEL_ORDER,
            GET_ORDER,
            LIST_ORDERS,
            IMPORT_SNAPSHOTS)),
    ADMIN(EnumSet.allOf(Permission.class));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    /** The permissions that a user with this role can be granted. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** Finds the role with this name, ignoring the case of the letters A to Z; empty if there is no such role. */
    public static Optional<Role> named(String name) {
        for (Role role : values()) {
            if (role.name().equals(Ascii.toUpperCase(name))) return Optional.of(role);
        }
        return Optional.empty();
    }
}
