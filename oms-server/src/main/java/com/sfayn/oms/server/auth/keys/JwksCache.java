package com.sfayn.oms.server.auth.keys;

import com.sfayn.oms.server.auth.token.TokenHeader;
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
 * Caches the keys that an issuer publishes. Keys are renewed in the background, and fetched again for an unknown key
 * id, since issuers rotate keys ({@link KeyFetches} limits how often). A token whose key is known never waits. While
 * the issuer does not answer or publishes no usable key, its last keys stay valid for a limited time, and tokens that
 * need another key can't be verified.
 */
public final class JwksCache implements SigningKeys {
    /** The age at which keys are renewed, or half of their maximum age if that is less. */
    static final Duration RENEWAL = Duration.ofMinutes(10);

    /** How long a token waits for its key. */
    static final Duration WAIT_TIMEOUT = Duration.ofSeconds(2);

    /** How many tokens of one issuer may wait at the same time. */
    public static final int MOST_WAITING = 16;

    private static final Logger LOG = LoggerFactory.getLogger(JwksCache.class);

    private final String issuer;
    private final JwksEndpoint endpoint;
    private final long maxAge;
    private final long renewal;
    private final LongSupplier nanoTime;
    private final KeyFetches fetches;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final Semaphore sharedPlaces;
    private final UnknownKeyIds unknown = new UnknownKeyIds();
    private volatile Fetched known;

    /**
     * @param maxAge how long keys are trusted after the last successful fetch
     * @param sharedPlaces limits how many tokens of all issuers wait at the same time
     * @param nanoTime a monotonic clock
     */
    public JwksCache(
            String issuer, JwksEndpoint endpoint, Duration maxAge, Semaphore sharedPlaces, LongSupplier nanoTime) {
        this.issuer = issuer;
        this.endpoint = endpoint;
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
        if (key.isEmpty()) return findByFetch(header);
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

    /** Waits for a new fetch. Only few tokens may wait, so that threads remain for other requests. */
    private Optional<Key> findByFetch(TokenHeader header) {
        long arrival = nanoTime.getAsLong();
        if (areKnown() && unknown.contains(header, arrival)) return Optional.empty();
        if (!places.tryAcquire()) throw unavailable();
        try {
            if (!sharedPlaces.tryAcquire()) throw unavailable();
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
        long giveUp = System.nanoTime() + WAIT_TIMEOUT.toNanos();
        while (true) {
            KeyFetches.Fetch fetch = fetches.next().orElseThrow(this::unavailable);
            await(fetch, giveUp - System.nanoTime());
            KeySet keys = trusted().orElseThrow(this::unavailable);
            Optional<Key> key = keys.find(header);
            if (key.isPresent()) return key;
            if (!fetch.succeeded()) throw unavailable();
            if (fetch.begunSince(arrival)) {
                unknown.add(header, fetch.began());
                return Optional.empty();
            }
        }
    }

    private void await(CompletableFuture<Void> fetch, long nanos) {
        try {
            fetch.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A fetch must not complete with an exception.", e);
        }
    }

    private KeysUnavailableException unavailable() {
        Duration pause = fetches.pause();
        return new KeysUnavailableException(
                issuer, pause.compareTo(KeyFetches.INTERVAL) < 0 ? KeyFetches.INTERVAL : pause);
    }

    private CompletableFuture<Boolean> fetch() {
        return CompletableFuture.completedFuture(endpoint)
                .thenCompose(JwksEndpoint::fetch)
                .thenApply(KeySet::read)
                .thenApply(JwksCache::usable)
                .handle(this::keep);
    }

    /** A set without usable keys is an error of the issuer; the last keys stay in use. */
    private static KeySet usable(KeySet fetched) {
        if (fetched.keys().isEmpty()) throw new ProviderFault("none of the published keys can verify signatures");
        return fetched;
    }

    private boolean keep(KeySet fetched, Throwable fault) {
        Fetched last = known;
        if (fault == null) {
            known = new Fetched(fetched, nanoTime.getAsLong());
            if (last == null) LOG.info("The keys of {} are available.", issuer);
            return true;
        }
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        String kept = last == null
                ? "its tokens can't be verified until they are"
                : areKnown()
                        ? "the last keys stay valid for "
                                + Duration.ofNanos(maxAge - age(last)).toMinutes() + " min"
                        : "the last keys are too old (keys-max-age)";
        LOG.warn("The keys of {} can't be fetched; {}: {}", issuer, kept, cause.toString());
        return false;
    }
}
