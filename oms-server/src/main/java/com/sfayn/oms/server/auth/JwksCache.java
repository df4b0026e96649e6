package com.sfayn.oms.server.auth;

import com.sfayn.oms.server.net.ProviderFault;
import java.security.Key;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that an issuer publishes. They are renewed in the background, and an unknown key id has the issuer asked again,
 * since issuers change keys ({@link KeyFetches} says how often). A token whose key is known never waits. While the issuer
 * does not answer, or publishes no key that could be used, its last keys stay for a limited time, and of a token that
 * needs another key nothing is known.
 */
final class JwksCache implements SigningKeys {
    /** Age from which keys are renewed, or half of the age that they may have, if that is less. */
    static final Duration RENEWAL = Duration.ofMinutes(10);

    /** How long a token waits for its key. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How many tokens of one issuer wait at the same time. */
    static final int MOST_WAITING = 16;

    private static final Logger LOG = LoggerFactory.getLogger(JwksCache.class);

    private final String issuer;
    private final JwksEndpoint document;
    private final long maxAge;
    private final long renewal;
    private final LongSupplier nanoTime;
    private final KeyFetches fetches;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final Semaphore sharedPlaces;
    private final UnknownKeyIds unknown = new UnknownKeyIds();
    private volatile Fetched known;

    /**
     * @param maxAge how long keys are trusted after the issuer last gave them
     * @param sharedPlaces how many tokens of all issuers may wait at the same time
     * @param nanoTime a clock that nobody sets
     */
    JwksCache(String issuer, JwksEndpoint document, Duration maxAge, Semaphore sharedPlaces, LongSupplier nanoTime) {
        this.issuer = issuer;
        this.document = document;
        this.maxAge = maxAge.toNanos();
        this.renewal = Math.min(RENEWAL.toNanos(), this.maxAge / 2);
        this.sharedPlaces = sharedPlaces;
        this.nanoTime = nanoTime;
        this.fetches = new KeyFetches(this::fetch, nanoTime);
    }

    /** @param at by {@link #nanoTime} */
    private record Fetched(KeySet keys, long at) {}

    @Override
    public boolean areKnown() {
        return trusted().isPresent();
    }

    @Override
    public void renew() {
        Fetched last = known;
        if (last == null || age(last) >= renewal) fetches.next();
    }

    @Override
    public Optional<Key> find(TokenHeader header) {
        Optional<Key> key = trusted().flatMap(keys -> keys.find(header));
        if (key.isEmpty()) return awaited(header);
        renew();
        return key;
    }

    private Optional<KeySet> trusted() {
        Fetched last = known;
        return last == null || age(last) > maxAge ? Optional.empty() : Optional.of(last.keys());
    }

    private long age(Fetched fetched) {
        return nanoTime.getAsLong() - fetched.at();
    }

    /** What the issuer says when it is asked again. Few may wait for that, so that there are threads for all others. */
    private Optional<Key> awaited(TokenHeader header) {
        long arrival = nanoTime.getAsLong();
        if (areKnown() && unknown.contains(header, arrival)) return Optional.empty();
        if (!places.tryAcquire()) throw notKnown();
        try {
            if (!sharedPlaces.tryAcquire()) throw notKnown();
            try {
                return asked(header, arrival);
            } finally {
                sharedPlaces.release();
            }
        } finally {
            places.release();
        }
    }

    private Optional<Key> asked(TokenHeader header, long arrival) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            KeyFetches.Question question = fetches.next().orElseThrow(this::notKnown);
            await(question, giveUp - System.nanoTime());
            KeySet keys = trusted().orElseThrow(this::notKnown);
            Optional<Key> key = keys.find(header);
            if (key.isPresent()) return key;
            if (!question.answered()) throw notKnown();
            if (question.askedSince(arrival)) {
                unknown.add(header, question.began());
                return Optional.empty();
            }
        }
    }

    private void await(CompletableFuture<Void> question, long nanos) {
        try {
            question.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw notKnown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notKnown();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A question to an issuer ends without a fault.", e);
        }
    }

    private KeysUnavailableException notKnown() {
        Duration pause = fetches.pause();
        return new KeysUnavailableException(
                issuer, pause.compareTo(KeyFetches.INTERVAL) < 0 ? KeyFetches.INTERVAL : pause);
    }

    private CompletableFuture<Boolean> fetch() {
        return CompletableFuture.completedFuture(document)
                .thenCompose(JwksEndpoint::fetch)
                .thenApply(KeySet::read)
                .thenApply(JwksCache::usable)
                .handle(this::keep);
    }

    /** A set that is empty, or holds only what we pass over, is a mistake of the issuer's and no reason to lock all out. */
    private static KeySet usable(KeySet fetched) {
        if (fetched.keys().isEmpty()) throw new ProviderFault("none of the keys that it publishes verifies signatures");
        return fetched;
    }

    private boolean keep(KeySet fetched, Throwable fault) {
        Fetched last = known;
        if (fault == null) {
            known = new Fetched(fetched, nanoTime.getAsLong());
            if (last == null) LOG.info("The keys of {} are there.", issuer);
            return true;
        }
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        String kept = last == null
                ? "no token of it can be checked until they are there"
                : areKnown()
                        ? "the last ones stay for "
                                + Duration.ofNanos(maxAge - age(last)).toMinutes() + " min"
                        : "the last ones are too old to be trusted (keys-max-age)";
        LOG.warn("The keys of {} can't be fetched; {}: {}", issuer, kept, cause.toString());
        return false;
    }
}
