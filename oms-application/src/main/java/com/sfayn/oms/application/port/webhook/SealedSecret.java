package com.sfayn.oms.application.port.webhook;

import java.time.Instant;

/**
 * A secret encrypted by {@link SecretCipher}.
 *
 * @param until when it expires; null for the current secret
 */
public record SealedSecret(String text, Instant until) {
    public boolean isAccepted(Instant now) {
        return until == null || now.isBefore(until);
    }
}
