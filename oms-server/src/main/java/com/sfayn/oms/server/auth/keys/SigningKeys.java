package com.sfayn.oms.server.auth.keys;

import com.sfayn.oms.server.auth.token.TokenHeader;
import java.security.Key;
import java.util.Optional;

/** The keys that verify one issuer's signatures. Thread-safe. */
public interface SigningKeys {
    /**
     * Returns the key for a token header.
     *
     * @return empty if the issuer has no such key for that algorithm
     * @throws KeysUnavailableException if the issuer can't be asked now
     */
    Optional<Key> find(TokenHeader header);

    /** Whether there are trusted keys now. */
    default boolean areKnown() {
        return true;
    }

    /** Starts fetching newer keys if they are due, without waiting. */
    default void renew() {}

    /** Returns one key for every {@code kid}. */
    static SigningKeys fixed(Key key) {
        return header -> Optional.of(key);
    }
}
