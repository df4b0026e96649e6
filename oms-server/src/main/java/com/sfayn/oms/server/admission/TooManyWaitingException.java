package com.sfayn.oms.server.admission;

import com.sfayn.oms.domain.parsing.Ascii;
import java.util.concurrent.RejectedExecutionException;

/** Thrown if a request is rejected because too many are waiting. */
public final class TooManyWaitingException extends RejectedExecutionException {
    private static final long serialVersionUID = 1L;

    private final Bound bound;

    /** The share that is used up. */
    public enum Bound {
        USER,
        TENANT,
        /** The share of all tenants together. */
        ALL;

        /** Returns the value of the metric tag. */
        public String tag() {
            return Ascii.toLowerCase(name());
        }
    }

    TooManyWaitingException(Bound bound) {
        super("Too many requests are waiting: the share of " + bound.tag() + " is used up.");
        this.bound = bound;
    }

    public Bound bound() {
        return bound;
    }
}
