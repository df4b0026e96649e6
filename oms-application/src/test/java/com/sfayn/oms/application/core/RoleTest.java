package com.sfayn.oms.application.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleTest {
    /** A change of the table in Lifecycle must not silently give a role more rights. */
    @Test
    void each_role_has_exactly_these_permissions() {
        assertThat(Role.CUSTOMER.permissions())
                .containsExactlyInAnyOrder(
                        Permission.CHECKOUT_ITEMS,
                        Permission.ADD_LINE_ITEMS,
                        Permission.REMOVE_LINE_ITEMS,
                        Permission.CHANGE_ORDER_QUANTITY,
                        Permission.ADD_COUPON,
                        Permission.REMOVE_COUPON,
                        Permission.CHANGE_DESTINATION,
                        Permission.LIST_SHIPPING_OPTIONS,
                        Permission.SELECT_SHIPPING_OPTION,
                        Permission.LIST_CUSTOMER_ADDRESSES,
                        Permission.PLACE_ORDER,
                        Permission.CONFIRM_ORDER,
                        Permission.CANCEL_ORDER,
                        Permission.GET_ORDER,
                        Permission.LIST_ORDERS);
        assertThat(Role.VENDOR.permissions())
                .containsExactlyInAnyOrder(
                        Permission.MARK_AS_SHIPPED,
                        Permission.ADD_SHIPPING_TRACKING_REFERENCE,
                        Permission.MARK_AS_COMPLETED,
                        Permission.CANCEL_ORDER,
                        Permission.GET_ORDER,
                        Permission.LIST_ORDERS,
                        Permission.EVENTS,
                        Permission.MANAGE_WEBHOOK_ENDPOINTS,
                        Permission.IMPORT_SNAPSHOTS);
        assertThat(Role.ADMIN.permissions()).containsExactlyInAnyOrder(Permission.values());
    }
}
