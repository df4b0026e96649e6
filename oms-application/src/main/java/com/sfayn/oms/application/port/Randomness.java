package com.sfayn.oms.application.port;

import java.security.SecureRandom;

/** Where secrets come from. The platform's secure random source by default; tests bring their own. */
@FunctionalInterface
public interface Randomness {
    /** Bytes that nobody can guess, another array at every call. */
    byte[] bytes(int length);

    /** The platform's. */
    static Randomness secure() {
        SecureRandom random = new SecureRandom();
        return length -> {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}
