package com.sfayn.oms.graphql.request;

/**
 * Receives the outcome of every mutation, for metrics. Called while the request waits, so it must neither block nor
 * throw.
 */
@FunctionalInterface
public interface MutationObserver {
    /** Ignores everything. */
    MutationObserver NONE = (mutation, outcome) -> {};

    /** The outcome of a mutation. */
    enum Outcome {
        ACCEPTED,
        /** Refused; the reasons are in the payload. */
        REFUSED,
        /** Failed with an exception. */
        FAILED
    }

    /** @param mutation the field's name, not its alias */
    void ended(String mutation, Outcome outcome);
}
