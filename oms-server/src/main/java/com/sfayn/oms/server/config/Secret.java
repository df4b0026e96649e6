package com.sfayn.oms.server.config;

/**
 * A secret value. Its string form is {@code ***}, so that it is not logged by accident.
 *
 * @param reveal the value; may be empty
 */
public record Secret(String reveal) {
    /** No secret. */
    public static final Secret EMPTY = new Secret("");

    public boolean isEmpty() {
        return reveal.isEmpty();
    }

    @Override
    public String toString() {
        return "***";
    }
}
