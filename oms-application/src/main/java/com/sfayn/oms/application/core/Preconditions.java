package com.sfayn.oms.application.core;

/**
 * How a caller protects a change against being made twice or on a stale picture. Both are optional.
 *
 * @param idempotencyKey 1 to 255 characters; the same key with the same input answers the recorded result
 * @param expectedVersion the version that the caller saw
 */
public record Preconditions(String idempotencyKey, Integer expectedVersion) {
    /** No protection asked for. */
    public static final Preconditions NONE = new Preconditions(null, null);
}
