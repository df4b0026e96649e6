package com.sfayn.oms.application.port.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tenant's registered webhook sources, each with its sealed secrets. */
public interface WebhookSources {
    /** All of them, by name. */
    List<Registered> list();

    /** One of them, which no other transaction changes until this one has ended. */
    Optional<Registered> findForUpdate(String sourceId);

    /** Adds a source; false if its name is taken. A transaction that is about to take the name is waited for. */
    boolean insert(Registered source);

    /** Puts these secrets in the place of those of a source that is there. */
    void replaceSecrets(String sourceId, List<SealedSecret> secrets);

    void remove(String sourceId);

    /** Notes that an event was accepted, unless one was noted since {@code notBefore} or the source is gone. */
    void received(String sourceId, Instant at, Instant notBefore);

    /**
     * A source and what proves its messages.
     *
     * @param secrets the newest first
     */
    record Registered(WebhookSource source, List<SealedSecret> secrets) {
        public Registered {
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * A secret as {@link SecretCipher} sealed it.
     *
     * @param until when it ends; null = it is the current one
     */
    record SealedSecret(String text, Instant until) {
        public boolean isAccepted(Instant now) {
            return until == null || now.isBefore(until);
        }
    }
}
