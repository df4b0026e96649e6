package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.party.ActorKind;
import java.util.Set;

/** Actions on an order; the permissions have the same names. */
public enum OrderAction {
    ADD_LINE_ITEMS,
    REMOVE_LINE_ITEMS,
    CHANGE_ORDER_QUANTITY,
    ADD_COUPON,
    REMOVE_COUPON,
    CHANGE_DESTINATION,
    SELECT_SHIPPING_OPTION,
    PLACE_ORDER,
    CONFIRM_ORDER,
    CANCEL_ORDER,
    MARK_AS_SHIPPED,
    ADD_SHIPPING_TRACKING_REFERENCE,
    MARK_AS_COMPLETED;

    /** Returns the capacities in which the action can be performed in some state of an order. */
    public Set<ActorKind> performers() {
        return Lifecycle.performers(this);
    }
}
