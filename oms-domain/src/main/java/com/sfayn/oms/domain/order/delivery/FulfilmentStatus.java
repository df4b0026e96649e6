package com.sfayn.oms.domain.order.delivery;

/** How much of the ordered and not cancelled units is shipped. */
public enum FulfilmentStatus {
    UNFULFILLED,
    PARTIALLY_FULFILLED,
    FULFILLED,
    ON_HOLD,
    RETURNED
}
