package com.sfayn.oms.server.config;

/**
 * A value that must not be seen: prints as stars wherever it is printed.
 *
 * @param reveal the value itself; may be empty
 */
public record Secret(String reveal) {
    /** The secret of those who have none. */
    public static final Secret EMPTY = new Secret("");

    public boolean isEmpty() {
        return reveal.isEmpty();
    }

    @Override
    public String toString() {
        return "***";
    }
}
