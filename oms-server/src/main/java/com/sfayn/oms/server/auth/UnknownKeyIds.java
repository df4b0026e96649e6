package com.sfayn.oms.server.auth;

import com.sfayn.oms.application.internal.cache.LruMap;
import java.util.Map;

/**
 * Key ids that an issuer did not have when it was last asked, so that tokens which repeat one need not wait for another
 * question. Holds the last few hundred: tokens come from anybody.
 */
final class UnknownKeyIds {
    private static final int MOST = 256;

    /** Longer ids are no issuer's, and not kept. */
    private static final int LONGEST = 256;

    private final Map<String, Long> askedAt = new LruMap<>(MOST);

    /** @param time of the question to the issuer */
    synchronized void add(TokenHeader header, long time) {
        if (spelled(header).length() <= LONGEST) askedAt.put(spelled(header), time);
    }

    /** Whether the issuer did not have the key within the last second. */
    synchronized boolean contains(TokenHeader header, long now) {
        Long asked = askedAt.get(spelled(header));
        return asked != null && now - asked < KeyFetches.INTERVAL.toNanos();
    }

    private static String spelled(TokenHeader header) {
        return header.algorithm() + " " + header.keyId().orElse("");
    }
}
