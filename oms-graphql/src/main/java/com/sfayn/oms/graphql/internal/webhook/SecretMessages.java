package com.sfayn.oms.graphql.internal.webhook;

/** Messages about secrets, which are shown only once. */
final class SecretMessages {
    static final String NEW = " Save the secret now: it is shown only once. If it is lost, rotate it.";
    static final String REPLAYED = "This repeats an earlier request; nothing was changed. A secret is never shown"
            + " again: if it is lost, rotate it.";

    private SecretMessages() {}
}
