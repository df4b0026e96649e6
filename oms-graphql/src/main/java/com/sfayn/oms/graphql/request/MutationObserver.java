package com.sfayn.oms.graphql.request;

/** Told how every mutation ended, for metrics. Is called while the request waits, so it neither waits nor throws. */
@FunctionalInterface
public interface MutationObserver {
    /** Ignores everything. */
    MutationObserver NONE = (mutation, outcome) -> {};

    /** How a mutation ended. */
    enum Outcome {
        ACCEPTED,
        /** Said no, for reasons that stand in the payload. */
        REFUSED,
        /** A fault. */
        FAILED
    }

    /** @param mutation the field's name, whatever alias the document gives it */
    void ended(String mutation, Outcome outcome);
}
