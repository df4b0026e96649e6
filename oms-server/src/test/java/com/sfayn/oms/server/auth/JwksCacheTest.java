package com.sfayn.oms.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sfayn.oms.server.auth.issuer.ClaimPaths;
import com.sfayn.oms.server.auth.issuer.IssuerSettings;
import com.sfayn.oms.server.auth.issuer.KeySource;
import com.sfayn.oms.server.auth.issuer.VendorScope;
import com.sfayn.oms.server.auth.keys.JwksCache;
import com.sfayn.oms.server.auth.keys.KeyFetches;
import com.sfayn.oms.server.auth.keys.KeysUnavailableException;
import com.sfayn.oms.server.auth.token.TokenRejectedException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uses a local provider whose keys change, whose responses fail and whose fetches are counted. */
class JwksCacheTest {
    private final ManualClock clock = new ManualClock();
    private final AtomicInteger fetches = new AtomicInteger();
    private HttpServer server;
    private String base;
    private volatile int status = 200;
    private volatile String keys = set(TokenForge.jwk(TokenForge.RSA, "k1", "\"use\":\"sig\""));
    private volatile String configuration;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        base = "http://localhost:" + server.getAddress().getPort();
        configuration = "{\"issuer\":\"" + base + "\",\"jwks_uri\":\"" + base + "/keys\"}";
        server.createContext("/keys", exchange -> {
            fetches.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] body = keys.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/.well-known/openid-configuration", exchange -> {
            byte[] body = configuration.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        ((ExecutorService) server.getExecutor()).shutdownNow();
    }

    @Test
    void keys_are_fetched_once_when_first_needed() throws TokenRejectedException {
        TokenVerifier verifier = verifier();
        assertThat(fetches).hasValue(0);

        for (int i = 0; i < 20; i++) verifier.verify(token("k1", TokenForge.RSA));

        assertThat(fetches).hasValue(1);
    }

    @Test
    void the_first_token_with_a_new_key_triggers_a_fetch() throws TokenRejectedException {
        TokenVerifier verifier = verifier();
        verifier.verify(token("k1", TokenForge.RSA));
        keys = set(TokenForge.jwk(TokenForge.OTHER_RSA, "k2", "\"use\":\"sig\""));
        clock.advance(Duration.ofSeconds(1));

        verifier.verify(token("k2", TokenForge.OTHER_RSA));

        assertThat(fetches).hasValue(2);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(verifier, token("k1", TokenForge.RSA));
    }

    @Test
    void a_token_with_a_new_key_waits_up_to_a_second_after_the_last_fetch() throws TokenRejectedException {
        TokenVerifier verifier = verifier();
        assertRefused(verifier, token("x1", TokenForge.RSA));
        keys = set(TokenForge.jwk(TokenForge.OTHER_RSA, "k2", "\"use\":\"sig\""));

        assertThat(verifier.verify(token("k2", TokenForge.OTHER_RSA)).user()).isEqualTo("u-1");

        assertThat(fetches).hasValue(2);
    }

    @Test
    void under_a_flood_of_unknown_ids_a_new_key_is_found_with_one_fetch_per_second() throws Exception {
        TokenVerifier verifier =
                TokenVerifier.of(Trust.in(issuer(new KeySource.JwksUri(URI.create(base + "/keys")))), clock);
        verifier.verify(token("k1", TokenForge.RSA));
        long start = System.nanoTime();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService attackers = Executors.newFixedThreadPool(32);
        try {
            for (int i = 0; i < 32; i++) {
                String prefix = "x" + i + "-";
                attackers.submit(() -> {
                    for (int n = 0; !over.get(); n++) isRefused(verifier, token(prefix + n, TokenForge.OTHER_RSA));
                });
            }
            await().until(() -> fetches.get() > 1);
            keys = set(TokenForge.jwk(TokenForge.OTHER_RSA, "k2", "\"use\":\"sig\""));
            int before = fetches.get();
            String fresh = token("k2", TokenForge.OTHER_RSA);

            await().pollInterval(Duration.ofMillis(100)).until(() -> !isRefused(verifier, fresh));

            assertThat(fetches.get() - before)
                    .as("the fetch that was under way, the one that brings the key, and what a slow machine adds")
                    .isLessThanOrEqualTo(4);
        } finally {
            over.set(true);
            attackers.shutdownNow();
        }

        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat(fetches.get()).isLessThanOrEqualTo((int) seconds + 2);
    }

    @Test
    void a_repeated_unknown_id_is_refused_without_another_fetch_within_a_second() {
        TokenVerifier verifier = verifier();

        for (int i = 0; i < 50; i++) assertRefused(verifier, token("x", TokenForge.RSA));

        assertThat(fetches).hasValue(1);
    }

    @Test
    void few_wait_for_an_issuer_that_hangs_and_tokens_with_known_keys_do_not() throws Exception {
        TokenVerifier verifier = verifier();
        verifier.verify(token("k1", TokenForge.RSA));
        clock.advance(Duration.ofMinutes(11));
        gate = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(100);
        try {
            List<Future<Duration>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String unknown = token("x" + i, TokenForge.RSA);
                answers.add(callers.submit(() -> retryAfter(verifier, unknown)));
            }
            await().until(() -> answers.stream().filter(Future::isDone).count() >= 100 - JwksCache.MOST_WAITING);

            assertThat(verifier.verify(token("k1", TokenForge.RSA)).user()).isEqualTo("u-1");

            for (Future<Duration> answer : answers) assertThat(answer.get()).isEqualTo(Duration.ofSeconds(1));
        } finally {
            gate.countDown();
            callers.shutdownNow();
        }
    }

    @Test
    void callers_at_the_same_time_share_one_fetch() throws Exception {
        TokenVerifier verifier = verifier();
        String token = token("k1", TokenForge.RSA);
        gate = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            Callable<String> call = () -> verifier.verify(token).user();
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) answers.add(callers.submit(call));
            await().until(() -> fetches.get() > 0);
            gate.countDown();
            for (Future<String> answer : answers) assertThat(answer.get()).isEqualTo("u-1");
        } finally {
            callers.shutdownNow();
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void keys_in_use_are_renewed_in_the_background_after_ten_minutes() throws TokenRejectedException {
        TokenVerifier verifier = verifier();
        verifier.verify(token("k1", TokenForge.RSA));
        keys = set(TokenForge.jwk(TokenForge.OTHER_RSA, "k2", "\"use\":\"sig\""));
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));

        assertThat(verifier.verify(token("k1", TokenForge.RSA)).user()).isEqualTo("u-1");

        await().until(() -> isRefused(verifier, token("k1", TokenForge.RSA)));
        assertThat(fetches.get()).as("one more for the refusal").isBetween(2, 3);
    }

    @Test
    void keys_that_are_trusted_for_a_minute_only_are_renewed_before_it_is_over() throws TokenRejectedException {
        TokenVerifier verifier = trustingFor(Duration.ofMinutes(1));
        verifier.verify(token("k1", TokenForge.RSA));
        clock.advance(Duration.ofSeconds(30));

        verifier.renewKeys();
        await().until(() -> fetches.get() == 2);
        clock.advance(Duration.ofSeconds(31));

        await().until(verifier::hasKeys);
        assertThat(fetches).as("only the periodic renewals fetched").hasValue(2);
    }

    @Test
    void while_the_provider_is_down_its_last_keys_stay_valid_for_a_day() throws TokenRejectedException {
        TokenVerifier verifier = verifier();
        verifier.verify(token("k1", TokenForge.RSA));
        status = 500;

        for (int hour = 1; hour <= 24; hour++) {
            clock.advance(Duration.ofHours(1));
            assertNotKnown(verifier, token("k2", TokenForge.OTHER_RSA));
            assertThat(verifier.verify(token("k1", TokenForge.RSA)).user()).isEqualTo("u-1");
        }
        assertThat(verifier.hasKeys()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(verifier.hasKeys()).isFalse();
        assertNotKnown(verifier, token("k1", TokenForge.RSA));

        status = 200;
        clock.advance(KeyFetches.LONGEST_INTERVAL);
        assertThat(verifier.verify(token("k1", TokenForge.RSA)).user()).isEqualTo("u-1");
    }

    @Test
    void a_withdrawn_key_is_not_trusted_after_keys_max_age_even_if_rarely_used() throws TokenRejectedException {
        TokenVerifier verifier = trustingFor(Duration.ofHours(1));
        verifier.verify(token("k1", TokenForge.RSA));
        keys = set(TokenForge.jwk(TokenForge.OTHER_RSA, "k2", "\"use\":\"sig\""));

        clock.advance(Duration.ofHours(1).plusSeconds(1));

        assertRefused(verifier, token("k1", TokenForge.RSA));
    }

    @Test
    void a_set_without_usable_keys_does_not_replace_the_last_one() throws TokenRejectedException {
        TokenVerifier verifier = verifier();
        verifier.verify(token("k1", TokenForge.RSA));
        for (String unusable : List.of(
                set(),
                set(TokenForge.jwk(TokenForge.OTHER_RSA, "enc", "\"use\":\"enc\"")),
                set("{\"kty\":\"oct\",\"kid\":\"k1\",\"k\":\"AAAA\"}"),
                set(TokenForge.jwk(TokenForge.rsa(1_024), "k1", "")))) {
            keys = unusable;
            clock.advance(Duration.ofMinutes(11));

            assertNotKnown(verifier, token("k2", TokenForge.RSA));
            assertThat(verifier.verify(token("k1", TokenForge.RSA)).user()).isEqualTo("u-1");
        }
    }

    @Test
    void a_provider_that_is_down_at_first_is_asked_again() throws TokenRejectedException {
        TokenVerifier verifier = verifier();
        status = 503;
        assertThat(verifier.hasKeys()).isFalse();
        assertNotKnown(verifier, token("k1", TokenForge.RSA));
        assertThat(fetches).hasValue(1);
        assertThat(verifier.hasKeys()).isFalse();

        status = 200;
        clock.advance(Duration.ofSeconds(1));

        assertThat(verifier.verify(token("k1", TokenForge.RSA)).user()).isEqualTo("u-1");
        assertThat(verifier.hasKeys()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertRefused(verifier, token("k2", TokenForge.RSA));
    }

    @Test
    void renewing_fetches_the_keys_before_the_first_token() throws TokenRejectedException {
        TokenVerifier verifier = verifier();

        verifier.renewKeys();
        await().until(verifier::hasKeys);
        verifier.renewKeys();
        verifier.verify(token("k1", TokenForge.RSA));

        assertThat(fetches).hasValue(1);
    }

    @Test
    void setting_the_clock_back_does_not_prevent_fetches() throws TokenRejectedException {
        ManualClock wall = new ManualClock();
        TokenVerifier verifier = TokenVerifier.of(
                Trust.in(issuer(new KeySource.JwksUri(URI.create(base + "/keys")))), wall, clock::nanoTime);
        verifier.verify(token("k1", TokenForge.RSA));
        keys = set(TokenForge.jwk(TokenForge.OTHER_RSA, "k2", ""));

        wall.advance(Duration.ofHours(-1));
        clock.advance(Duration.ofSeconds(1));

        assertThatThrownBy(() -> verifier.verify(token("k2", TokenForge.OTHER_RSA)))
                .hasMessageContaining("future");
        assertThat(fetches).hasValue(2);
    }

    @Test
    void an_invalid_or_oversized_key_set_changes_nothing() throws TokenRejectedException {
        TokenVerifier verifier = verifier();
        verifier.verify(token("k1", TokenForge.RSA));
        String good = keys;
        for (String answer : List.of(
                "",
                "<html>",
                "[]",
                "{\"keys\":{}}",
                good + "x",
                good.replace("]}", "]," + " ".repeat(600_000) + "\"a\":1}"))) {
            keys = answer;
            clock.advance(Duration.ofSeconds(31));
            assertNotKnown(verifier, token("k2", TokenForge.RSA));
            assertThat(verifier.verify(token("k1", TokenForge.RSA)).user()).isEqualTo("u-1");
        }
        assertThat(fetches.get()).isGreaterThan(6);
    }

    @Test
    void an_encryption_key_first_in_the_set_does_no_harm() throws TokenRejectedException {
        keys = set(
                TokenForge.jwk(TokenForge.OTHER_RSA, "enc", "\"use\":\"enc\",\"alg\":\"RSA-OAEP\""),
                "{\"kty\":\"oct\",\"kid\":\"k1\",\"k\":\"AAAA\"}",
                "{\"kty\":\"new\",\"kid\":\"k9\"}",
                "7",
                TokenForge.jwk(TokenForge.RSA, "k1", "\"use\":\"sig\",\"x5c\":[\"not a certificate\"]"));
        TokenVerifier verifier = verifier();

        assertThat(verifier.verify(token("k1", TokenForge.RSA)).user()).isEqualTo("u-1");
        assertRefused(verifier, token("enc", TokenForge.OTHER_RSA));
    }

    @Test
    void keys_that_are_weak_ambiguous_private_or_for_something_else_verify_nothing() {
        KeyPair weak = TokenForge.rsa(1_024);
        String good = TokenForge.jwk(TokenForge.RSA, "k1", "");
        assertNothingVerified(set(TokenForge.jwk(weak, "k1", "")), weak);
        assertNothingVerified(set(good, good), TokenForge.RSA);
        for (String more :
                List.of("\"d\":\"AQAB\"", "\"use\":\"enc\"", "\"alg\":\"RS512\"", "\"key_ops\":[\"encrypt\"]")) {
            assertNothingVerified(set(TokenForge.jwk(TokenForge.RSA, "k1", more)), TokenForge.RSA);
        }
    }

    private void assertNothingVerified(String published, KeyPair signer) {
        keys = published.replaceFirst("\\[", "[" + TokenForge.jwk(TokenForge.OTHER_RSA, "other", "") + ",");
        assertThatThrownBy(() -> verifier().verify(token("k1", signer)))
                .as(published)
                .isInstanceOf(TokenRejectedException.class)
                .hasMessageContaining("has no key k1");
    }

    @Test
    void a_token_without_a_key_id_uses_the_only_key() throws TokenRejectedException {
        String unnamed = Payload.good(clock).with("iss", "\"" + base + "\"").signed();
        assertThat(verifier().verify(unnamed).user()).isEqualTo("u-1");

        keys = set(TokenForge.jwk(TokenForge.RSA, "k1", ""), TokenForge.jwk(TokenForge.OTHER_RSA, "k2", ""));

        assertRefused(verifier(), unnamed);
    }

    @Test
    void the_url_of_the_keys_comes_from_the_issuers_configuration() throws TokenRejectedException {
        assertThat(discovering().verify(token("k1", TokenForge.RSA)).user()).isEqualTo("u-1");
    }

    @Test
    void a_configuration_of_another_issuer_is_refused() {
        for (String other : List.of(
                configuration.replace("\"issuer\":\"" + base, "\"issuer\":\"" + base + "/"),
                "{\"jwks_uri\":\"" + base + "/keys\"}",
                "{\"issuer\":\"" + base + "\",\"jwks_uri\":\"file:///etc/keys\"}",
                "{\"issuer\":\"" + base + "\"}",
                "[]")) {
            configuration = other;
            assertNotKnown(discovering(), token("k1", TokenForge.RSA));
        }
        assertThat(fetches).hasValue(0);
    }

    private TokenVerifier verifier() {
        return trusting(new KeySource.JwksUri(URI.create(base + "/keys")));
    }

    private TokenVerifier discovering() {
        return trusting(new KeySource.Discovery());
    }

    private TokenVerifier trusting(KeySource source) {
        return TokenVerifier.of(Trust.in(issuer(source)), clock, clock::nanoTime);
    }

    /** @param maxAge the value of {@code keys-max-age} */
    private TokenVerifier trustingFor(Duration maxAge) {
        IssuerSettings plain = issuer(new KeySource.JwksUri(URI.create(base + "/keys")));
        IssuerSettings strict = new IssuerSettings(
                plain.issuer(),
                plain.audience(),
                plain.keys(),
                plain.algorithms(),
                plain.tenants(),
                plain.claims(),
                "",
                VendorScope.PLAIN,
                maxAge);
        return TokenVerifier.of(Trust.in(strict), clock, clock::nanoTime);
    }

    private IssuerSettings issuer(KeySource source) {
        return Trust.issuer(base, source, ClaimPaths.DEFAULT, "");
    }

    private String token(String kid, KeyPair signer) {
        String payload = Payload.good(clock).with("iss", "\"" + base + "\"").json();
        return TokenForge.rs256("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}", payload, signer);
    }

    private static String set(String... keys) {
        return "{\"keys\":[" + String.join(",", keys) + "]}";
    }

    private static boolean isRefused(TokenVerifier verifier, String token) {
        try {
            verifier.verify(token);
            return false;
        } catch (TokenRejectedException | KeysUnavailableException e) {
            return true;
        }
    }

    private static Duration retryAfter(TokenVerifier verifier, String token) throws TokenRejectedException {
        try {
            verifier.verify(token);
            return Duration.ZERO;
        } catch (KeysUnavailableException e) {
            return e.retryAfter();
        }
    }

    /** The token can't be verified now. */
    private static void assertNotKnown(TokenVerifier verifier, String token) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        KeysUnavailableException.class,
                        e -> assertThat(e.retryAfter()).isBetween(KeyFetches.INTERVAL, KeyFetches.LONGEST_INTERVAL));
    }

    private static void assertRefused(TokenVerifier verifier, String token) {
        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(TokenRejectedException.class);
    }
}
