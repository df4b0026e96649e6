package com.sfayn.oms.application.event;

/** What became of an event that was accepted. */
public enum Receipt {
    /** Something is different now. */
    APPLIED,
    /** It said what is on record already, or what is older than that. */
    UNCHANGED,
    /** The same event has arrived before. */
    REPEATED
}
