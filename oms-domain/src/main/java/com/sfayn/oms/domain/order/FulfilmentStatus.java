package com.sfayn.oms.domain.order;

/** What is shipped of what was ordered and not cancelled. */
public enum FulfilmentStatus {
    UNFULFILLED,
    PARTIALLY_FULFILLED,
    FULFILLED,
    ON_HOLD,
    RETURNED
}
