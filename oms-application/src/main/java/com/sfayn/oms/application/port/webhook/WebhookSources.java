package com.sfayn.oms.application.port.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the tenant's registered webhook sources with their encrypted secrets. */
public interface WebhookSources {
    /** Returns all sources, ordered by name. */
    List<Registered> list();

    /** Returns one source, locked until this transaction ends. */
    Optional<Registered> findForUpdate(String sourceId);

    /**
     * Adds a source. Returns false if its name is taken; waits for a concurrent transaction that is taking the name.
     */
    boolean insert(Registered source);

    /** Replaces the secrets of an existing source. */
    void replaceSecrets(String sourceId, List<SealedSecret> secrets);

    void remove(String sourceId);

    /**
     * Records that an event was accepted, unless one was recorded since {@code notBefore} or the source was removed.
     */
    void received(String sourceId, Instant at, Instant notBefore);

    /**
     * A source with its secrets.
     *
     * @param secrets the newest first
     */
    record Registered(WebhookSource source, List<SealedSecret> secrets) {
        public Registered {
            secrets = List.copyOf(secrets);
        }
    }
}
