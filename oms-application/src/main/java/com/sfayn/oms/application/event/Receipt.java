package com.sfayn.oms.application.event;

/** The result of an accepted event. */
public enum Receipt {
    /** The event changed data. */
    APPLIED,
    /** The data was already equal or newer. */
    UNCHANGED,
    /** The same event was received before. */
    REPEATED
}
