package com.sfayn.oms.application.port;

import java.security.SecureRandom;

/** Supplies random bytes for secrets. The platform's secure random source by default; tests use their own. */
@FunctionalInterface
public interface Randomness {
    /** Returns a new array of unpredictable bytes. */
    byte[] bytes(int length);

    /** Returns the platform's secure random source. */
    static Randomness secure() {
        SecureRandom random = new SecureRandom();
        return length -> {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}
