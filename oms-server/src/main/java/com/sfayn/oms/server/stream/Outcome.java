package com.sfayn.oms.server.stream;

import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.domain.parsing.Ascii;

/**
 * The result of one attempt at an entry.
 *
 * @param reason readable text if the entry is dead or the database is unavailable; otherwise empty
 */
record Outcome(Kind kind, String reason) {
    static final Outcome GONE = new Outcome(Kind.GONE, "");
    static final Outcome FAULTED = new Outcome(Kind.FAULTED, "");

    static Outcome of(Receipt receipt) {
        return new Outcome(Kind.valueOf(receipt.name()), "");
    }

    static Outcome dead(String reason) {
        return new Outcome(Kind.DEAD, reason);
    }

    static Outcome unavailable(String reason) {
        return new Outcome(Kind.UNAVAILABLE, reason);
    }

    /** All possible results. */
    enum Kind {
        APPLIED,
        UNCHANGED,
        REPEATED,
        /** Can never be accepted; goes to the dead-letter stream. */
        DEAD,
        /** Was deleted from the stream before it was read. */
        GONE,
        /** The database is unavailable; the entry stays pending. */
        UNAVAILABLE,
        /** Failed because of an internal fault; the entry stays pending. */
        FAULTED;

        boolean isSettled() {
            return this != UNAVAILABLE && this != FAULTED;
        }

        /** Returns the value of the metric tag; both failures count as {@code faulted}. */
        String tag() {
            return Ascii.toLowerCase((this == UNAVAILABLE ? FAULTED : this).name());
        }
    }
}
