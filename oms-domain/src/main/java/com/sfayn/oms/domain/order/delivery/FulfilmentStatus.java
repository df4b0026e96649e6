package com.sfayn.oms.domain.order.delivery;

/** What is shipped of what was ordered and not cancelled. */
public enum FulfilmentStatus {
    UNFULFILLED,
    PARTIALLY_FULFILLED,
    FULFILLED,
    ON_HOLD,
    RETURNED
}
