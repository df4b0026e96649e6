package com.sfayn.oms.application;

import static com.sfayn.oms.application.Permission.ADD_COUPON;
import static com.sfayn.oms.application.Permission.ADD_LINE_ITEMS;
import static com.sfayn.oms.application.Permission.ADD_SHIPPING_TRACKING_REFERENCE;
import static com.sfayn.oms.application.Permission.CANCEL_ORDER;
import static com.sfayn.oms.application.Permission.CHANGE_DESTINATION;
import static com.sfayn.oms.application.Permission.CHANGE_ORDER_QUANTITY;
import static com.sfayn.oms.application.Permission.CHECKOUT_ITEMS;
import static com.sfayn.oms.application.Permission.CONFIRM_ORDER;
import static com.sfayn.oms.application.Permission.GET_ORDER;
import static com.sfayn.oms.application.Permission.IMPORT_SNAPSHOTS;
import static com.sfayn.oms.application.Permission.LIST_CUSTOMER_ADDRESSES;
import static com.sfayn.oms.application.Permission.LIST_ORDERS;
import static com.sfayn.oms.application.Permission.LIST_SHIPPING_OPTIONS;
import static com.sfayn.oms.application.Permission.MARK_AS_COMPLETED;
import static com.sfayn.oms.application.Permission.MARK_AS_SHIPPED;
import static com.sfayn.oms.application.Permission.PLACE_ORDER;
import static com.sfayn.oms.application.Permission.REMOVE_COUPON;
import static com.sfayn.oms.application.Permission.REMOVE_LINE_ITEMS;
import static com.sfayn.oms.application.Permission.SELECT_SHIPPING_OPTION;

import com.sfayn.oms.domain.reading.Ascii;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a token says somebody is to their tenant. A role permits; a grant on record must agree. */
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

    /** What the role permits, if a grant agrees. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** The role of that name, in any case of the letters A to Z; empty for every other name. */
    public static Optional<Role> named(String name) {
        for (Role role : values()) {
            if (role.name().equals(Ascii.toUpperCase(name))) return Optional.of(role);
        }
        return Optional.empty();
    }
}
