package com.sfayn.oms.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.server.Deployment;
import com.sfayn.oms.server.config.SettingsReader;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An identity provider that is down when the first caller comes: the caller's token may be good, and is told so. */
class KeyProviderOutageTest {
    private final ManualClock clock = new ManualClock();
    private volatile int status = 503;
    private HttpServer provider;
    private String issuer;
    private Deployment deployment;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + provider.getAddress().getPort();
        byte[] keys = ("{\"keys\":[" + TokenForge.jwk(TokenForge.RSA, "k1", "\"use\":\"sig\"") + "]}")
                .getBytes(StandardCharsets.UTF_8);
        provider.createContext("/keys", exchange -> {
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
        deployment.close();
        provider.stop(0);
    }

    @Test
    void a_token_that_cannot_be_checked_now_is_worth_another_try_and_is_taken_then() throws Exception {
        String good = token("k1");

        HttpResponse<String> early = call(good);
        status = 200;
        HttpResponse<String> tooSoon = call(good);
        clock.advance(RemoteKeys.PAUSE);
        HttpResponse<String> late = call(good);
        HttpResponse<String> forged = call(token("k2"));

        for (HttpResponse<String> unknown : List.of(early, tooSoon)) {
            assertThat(unknown.statusCode()).isEqualTo(503);
            assertThat(unknown.headers().firstValue("Retry-After")).hasValue("30");
            assertThat(unknown.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(unknown.body())
                    .isEqualTo("{\"errors\":[{\"message\":\"Whose token this is can't be checked now; try again in a"
                            + " moment.\",\"extensions\":{\"code\":\"UNAVAILABLE\",\"retryable\":true}}]}");
        }
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body()).isEqualTo("{\"data\":{\"orders\":{\"nodes\":[]}}}");
        assertThat(forged.statusCode()).isEqualTo(401);
    }

    @Test
    void what_could_never_be_good_is_refused_all_the_same() throws Exception {
        assertThat(call("garbage").statusCode()).isEqualTo(401);
        assertThat(call(Payload.good(clock).signed()).statusCode()).isEqualTo(401);
    }

    private String token(String kid) {
        String payload = Payload.good(clock).with("iss", "\"" + issuer + "\"").json();
        return TokenForge.rs256("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}", payload, TokenForge.RSA);
    }

    private HttpResponse<String> call(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + deployment.port() + "/graphql"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"{ orders { nodes { orderId } } }\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
