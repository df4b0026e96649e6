package com.sfayn.oms.server.stream;

import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.domain.parsing.Ascii;

/**
 * What came of one attempt at an entry.
 *
 * @param reason for people, where the entry is to be set aside or the database is away
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

    /** Of all attempts there may be. */
    enum Kind {
        APPLIED,
        UNCHANGED,
        REPEATED,
        /** Can never be accepted, and is set aside. */
        DEAD,
        /** Was deleted from the stream before it could be read. */
        GONE,
        /** The database can't answer now: stays pending. */
        UNAVAILABLE,
        /** Failed for a reason of ours: stays pending. */
        FAULTED;

        boolean isSettled() {
            return this != UNAVAILABLE && this != FAULTED;
        }

        /** As it stands in the metrics; both ways to fail count as {@code faulted}. */
        String tag() {
            return Ascii.toLowerCase((this == UNAVAILABLE ? FAULTED : this).name());
        }
    }
}
