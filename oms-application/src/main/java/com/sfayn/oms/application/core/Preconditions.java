package com.sfayn.oms.application.core;

/**
 * Protects a change from being made twice, or on a stale version of the order. Both fields are optional.
 *
 * @param idempotencyKey 1 to 255 characters; the same key with the same input returns the recorded result
 * @param expectedVersion the order version that the caller read
 */
public record Preconditions(String idempotencyKey, Integer expectedVersion) {
    /** No preconditions. */
    public static final Preconditions NONE = new Preconditions(null, null);
}
