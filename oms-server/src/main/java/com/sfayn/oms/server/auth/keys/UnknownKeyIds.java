package com.sfayn.oms.server.auth.keys;

import com.sfayn.oms.application.internal.cache.LruMap;
import com.sfayn.oms.server.auth.token.TokenHeader;
import java.util.Map;

/**
 * Remembers key ids that were missing in the last fetch, so that tokens with the same id need not wait for another one.
 * Bounded, since anyone can send tokens.
 */
final class UnknownKeyIds {
    private static final int MOST = 256;

    /** No issuer uses longer ids; they are not kept. */
    private static final int LONGEST = 256;

    private final Map<String, Long> askedAt = new LruMap<>(MOST);

    /** @param time when the fetch began */
    synchronized void add(TokenHeader header, long time) {
        if (spelled(header).length() <= LONGEST) askedAt.put(spelled(header), time);
    }

    /** Whether the key was missing in a fetch of the last second. */
    synchronized boolean contains(TokenHeader header, long now) {
        Long asked = askedAt.get(spelled(header));
        return asked != null && now - asked < KeyFetches.INTERVAL.toNanos();
    }

    private static String spelled(TokenHeader header) {
        return header.algorithm() + " " + header.keyId().orElse("");
    }
}
