package com.sfayn.oms.server.auth;

import java.security.Key;
import java.util.Optional;

/** The keys with which one issuer's signatures are verified. Safe for use by many threads. */
interface SigningKeys {
    /**
     * The key that a header names.
     *
     * @return empty if the issuer has no such key for that algorithm
     * @throws KeysUnavailableException if the issuer does not say now whether it has one
     */
    Optional<Key> find(TokenHeader header);

    /** Whether there are keys now that may be trusted. */
    default boolean areKnown() {
        return true;
    }

    /** Asks for newer keys if it is time, without waiting for them. */
    default void renew() {}

    /** One key for whatever {@code kid}. */
    static SigningKeys fixed(Key key) {
        return header -> Optional.of(key);
    }
}
