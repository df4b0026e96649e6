package com.sfayn.oms.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sfayn.oms.server.auth.keys.JwksCache;
import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.deployment.SettingsReader;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While the identity provider is down, a token gets a retryable error, not a refusal. */
class KeyProviderOutageTest {
    private final ManualClock clock = new ManualClock();
    private volatile int status = 503;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private HttpServer provider;
    private String issuer;
    private Deployment deployment;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + provider.getAddress().getPort();
        byte[] keys = ("{\"keys\":[" + TokenForge.jwk(TokenForge.RSA, "k1", "\"use\":\"sig\"") + "]}")
                .getBytes(StandardCharsets.UTF_8);
        provider.setExecutor(Executors.newCachedThreadPool());
        provider.createContext("/keys", exchange -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(status, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        provider.start();
        Path settings =
                Files.writeString(folder.resolve("oms.yaml"), """
                oms:
                  http: {host: 127.0.0.1, port: 0}
                  db.url: "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1"
                  users.sync: automatic
                  issuers:
                    - {issuer: "%s", audience: oms-api, jwks-uri: "%s/keys", tenants: [t-1]}
                """.formatted(EmbeddedDatabases.name(), issuer, issuer));
        deployment = Deployment.start(new SettingsReader(Map.of()).read(settings), clock, List.of());
    }

    @AfterEach
    void stop() {
        gate.countDown();
        deployment.close();
        provider.stop(0);
        ((ExecutorService) provider.getExecutor()).shutdownNow();
    }

    @Test
    void a_token_that_cannot_be_verified_now_is_accepted_at_a_retry() throws Exception {
        String good = token("k1");

        HttpResponse<String> early = call(good);
        status = 200;
        await().until(() -> call(good).statusCode() == 200);
        HttpResponse<String> late = call(good);
        HttpResponse<String> forged = call(token("k2"));

        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).isPresent();
        assertThat(early.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(early.body())
                .isEqualTo("{\"errors\":[{\"message\":\"The token can't be verified now: the identity"
                        + " provider's keys are unavailable. Try again in a moment.\","
                        + "\"extensions\":{\"code\":\"UNAVAILABLE\",\"retryable\":true}}]}");
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body()).isEqualTo("{\"data\":{\"orders\":{\"nodes\":[]}}}");
        assertThat(forged.statusCode()).isEqualTo(401);
    }

    @Test
    void a_server_without_keys_is_not_ready_until_they_are_fetched() throws Exception {
        HttpResponse<String> cold = get("/health/ready");
        status = 200;
        await().until(() -> get("/health/ready").statusCode() == 200);

        assertThat(cold.statusCode()).isEqualTo(503);
        assertThat(cold.body()).isEqualTo("{\"status\":\"DOWN\",\"database\":\"UP\",\"identity\":\"DOWN\"}");
        assertThat(get("/health/ready").body())
                .isEqualTo("{\"status\":\"UP\",\"database\":\"UP\",\"identity\":\"UP\"}");
        status = 503;
        assertThat(call(token("k1")).statusCode())
                .as("keys are there before the first token")
                .isEqualTo(200);
        assertThat(get("/health/ready").statusCode())
                .as("the last keys still count")
                .isEqualTo(200);
    }

    @Test
    void many_tokens_that_wait_for_a_hanging_issuer_do_not_block_other_requests() throws Exception {
        status = 200;
        await().until(() -> get("/health/ready").statusCode() == 200);
        gate = new CountDownLatch(1);
        HttpClient http = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> unknown = new ArrayList<>();
        for (int i = 0; i < 300; i++) unknown.add(http.sendAsync(request(token("x" + i)), BodyHandlers.ofString()));
        await().until(() -> unknown.stream().filter(CompletableFuture::isDone).count() >= 300 - JwksCache.MOST_WAITING);

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(call(token("k1")).statusCode()).isEqualTo(200);

        for (CompletableFuture<HttpResponse<String>> answer : unknown) {
            assertThat(answer.get().statusCode()).isEqualTo(503);
            assertThat(answer.get().headers().firstValue("Retry-After")).hasValue("1");
        }
        gate.countDown();
    }

    @Test
    void malformed_tokens_are_still_refused() throws Exception {
        assertThat(call("garbage").statusCode()).isEqualTo(401);
        assertThat(call(Payload.good(clock).signed()).statusCode()).isEqualTo(401);
    }

    private String token(String kid) {
        String payload = Payload.good(clock).with("iss", "\"" + issuer + "\"").json();
        return TokenForge.rs256("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}", payload, TokenForge.RSA);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + deployment.port() + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> call(String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(token), BodyHandlers.ofString());
    }

    private HttpRequest request(String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + deployment.port() + "/graphql"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ orders { nodes { orderId } } }\"}"))
                .build();
    }
}
