package com.sfayn.oms.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.deployment.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A whole server as settings make it, on a free port, with users synced by their first call. */
final class RunningServer implements AutoCloseable {
    static final Secret SECRET = new Secret("a secret of the tests, long enough for HS256");
    static final TenantId TENANT = new TenantId("t-1");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Deployment deployment;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningServer(Deployment deployment) {
        this.deployment = deployment;
    }

    static RunningServer onH2() {
        return on(inMemory());
    }

    static RunningServer on(String jdbcUrl) {
        return as(settings(jdbcUrl, 0));
    }

    static RunningServer as(ServerSettings settings) {
        return as(settings, Clock.systemUTC());
    }

    static RunningServer as(ServerSettings settings, Clock clock) {
        return new RunningServer(Deployment.start(settings, clock, List.of()));
    }

    static ServerSettings settings(String jdbcUrl, int port) {
        return settings(jdbcUrl, Map.of("oms.http.port", Integer.toString(port)));
    }

    /** @param more settings by key, in addition to those that every test needs; the port is a free one by default */
    static ServerSettings settings(String jdbcUrl, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "oms.db.url", jdbcUrl,
                "oms.dev.secret", SECRET.reveal(),
                "oms.http.host", "127.0.0.1",
                "oms.http.port", "0",
                "oms.users.sync", "automatic"));
        all.putAll(more);
        SettingsReader reader = new SettingsReader(Map.of());
        for (Map.Entry<String, String> setting : all.entrySet()) {
            reader = reader.withOption(setting.getKey(), setting.getValue(), "the test");
        }
        return reader.read();
    }

    static String inMemory() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    static String token(Role role) {
        return new DevIssuer(SECRET, Clock.systemUTC()).mint(DevToken.of(TENANT, "u-1", role));
    }

    static String token(TenantId tenant, String user, Role role) {
        return new DevIssuer(SECRET, Clock.systemUTC()).mint(DevToken.of(tenant, user, role));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + deployment.port() + path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** With a customer's token and as JSON, unless the headers say otherwise. */
    HttpResponse<String> post(String body, String... headers) {
        return post(BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> post(HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request("/graphql", headers).POST(body);
        HttpRequest given = request.build();
        if (given.headers().firstValue("Content-Type").isEmpty()) request.header("Content-Type", "application/json");
        if (given.headers().firstValue("Authorization").isEmpty()) {
            request.header("Authorization", "Bearer " + token(Role.CUSTOMER));
        }
        return send(request);
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) request.headers(headers);
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String code(HttpResponse<String> response) {
        return json(response).at("/errors/0/extensions/code").asText();
    }

    static String message(HttpResponse<String> response) {
        return json(response).at("/errors/0/message").asText();
    }

    @Override
    public void close() {
        deployment.close();
    }
}
