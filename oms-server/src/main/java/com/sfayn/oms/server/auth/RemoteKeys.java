package com.sfayn.oms.server.auth;

import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that an issuer publishes, fetched when they are first needed and then kept. While they are in use they are renewed
 * in the background; an unknown key id fetches at once, since issuers change keys. Never asks twice within
 * {@link #PAUSE}, whoever sends what tokens, and callers that wait share one fetch. While the issuer does not answer, its
 * last keys stay, and of a token that needs another key nothing is known.
 */
final class RemoteKeys implements SigningKeys {
    /** Age from which keys are renewed. */
    static final Duration RENEWAL = Duration.ofMinutes(10);

    /** Least time from the beginning of one fetch to the next. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);

    private final String issuer;
    private final KeyDocument document;
    private final Clock clock;
    private final Object turn = new Object();
    private volatile KeySet known = KeySet.EMPTY;
    private volatile Instant renewed = Instant.MIN;
    private volatile boolean answers = true;
    private Instant asked = Instant.MIN;
    private CompletableFuture<Void> fetch = CompletableFuture.completedFuture(null);

    RemoteKeys(String issuer, KeyDocument document, Clock clock) {
        this.issuer = issuer;
        this.document = document;
        this.clock = clock;
    }

    @Override
    public Optional<Key> find(TokenHeader header) {
        Instant now = clock.instant();
        Optional<Key> key = known.find(header);
        if (key.isEmpty()) {
            fetched(now).join();
            key = known.find(header);
            if (key.isEmpty() && !answers) throw new KeysUnavailableException(issuer, PAUSE);
            return key;
        }
        if (renewed.plus(RENEWAL).isBefore(now)) fetched(now);
        return key;
    }

    /** The fetch that is under way, a new one if it is time, else one that has ended. Never completes with a fault. */
    private CompletableFuture<Void> fetched(Instant now) {
        synchronized (turn) {
            if (fetch.isDone() && !now.isBefore(asked.plus(PAUSE))) {
                asked = now;
                fetch = CompletableFuture.completedFuture(document)
                        .thenCompose(KeyDocument::fetch)
                        .thenApply(KeySet::read)
                        .handle(this::keep);
            }
            return fetch;
        }
    }

    private Void keep(KeySet fetched, Throwable fault) {
        answers = fault == null;
        if (fault == null) {
            known = fetched;
            renewed = clock.instant();
            if (fetched.keys().isEmpty()) LOG.warn("{} publishes no key that verifies signatures", issuer);
        } else {
            Throwable cause =
                    fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
            LOG.warn("The keys of {} can't be fetched, the last ones stay: {}", issuer, cause.toString());
        }
        return null;
    }
}
