package com.sfayn.oms.server.admission;

import com.sfayn.oms.domain.parsing.Ascii;
import java.util.concurrent.RejectedExecutionException;

/** A request is not taken, because as many are waiting as may. */
public final class TooManyWaitingException extends RejectedExecutionException {
    private static final long serialVersionUID = 1L;

    private final Bound bound;

    /** Whose share is used up. */
    public enum Bound {
        USER,
        TENANT,
        /** Of all tenants together. */
        ALL;

        /** As a metric's tag. */
        public String tag() {
            return Ascii.toLowerCase(name());
        }
    }

    TooManyWaitingException(Bound bound) {
        super("Too many requests are waiting already: the share of " + bound.tag() + " is used up.");
        this.bound = bound;
    }

    public Bound bound() {
        return bound;
    }
}
