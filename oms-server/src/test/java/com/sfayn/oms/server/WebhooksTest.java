package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.server.auth.TokenVerifier;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.http.OmsServer;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Change events over HTTP, as another system's sender sees it. */
class WebhooksTest {
    private static final String VENDORS = "vendor_registry.events.VendorUpdatedEvent";
    private static final String FIXED = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String H2 = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private static RunningServer server;
    private static WebhookSender erp;

    @BeforeAll
    static void start() {
        server = RunningServer.as(settings(H2, Optional.empty()));
        erp = new WebhookSender(server, "t-1", FIXED);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_event_is_applied_once_and_the_response_to_a_repeat_says_so() {
        String body = vendor("once", "t-1");
        HttpResponse<String> applied = erp.send("msg_once", body);
        HttpResponse<String> again = erp.send("msg_once", body);
        HttpResponse<String> sameEvent = erp.send("msg_once_more", body);

        assertThat(applied.statusCode()).isEqualTo(200);
        assertThat(applied.body()).isEqualTo("{\"receipt\":\"applied\"}");
        assertThat(applied.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo("{\"receipt\":\"repeated\"}");
        assertThat(sameEvent.body()).isEqualTo("{\"receipt\":\"repeated\"}");
        assertThat(server.get("/metrics").body())
                .contains("oms_webhook_events_total{outcome=\"applied\"}")
                .contains("oms_webhook_events_total{outcome=\"repeated\"}");
    }

    @Test
    void fields_that_are_not_known_are_left_alone_and_counted_without_naming_a_tenant() {
        HttpResponse<String> applied =
                erp.send("msg_more", vendor("more", "t-1").replace("{", "{\"rating\": 5, \"tags\": [\"new\"], "));

        assertThat(applied.body()).isEqualTo("{\"receipt\":\"applied\"}");
        assertThat(server.get("/metrics").body())
                .contains("oms_event_unknown_fields_total{type=\"" + VENDORS + "\"} 2.0");
    }

    @Test
    void an_id_that_comes_with_another_body_is_a_conflict() {
        erp.send("msg_reuse", vendor("reuse", "t-1"));
        HttpResponse<String> otherEvent = erp.send("msg_reuse", vendor("reuse-2", "t-1"));
        HttpResponse<String> otherContent =
                erp.send("msg_reuse_3", vendor("reuse", "t-1").replace("Name", "Other name"));

        assertThat(otherEvent.statusCode()).isEqualTo(409);
        assertThat(RunningServer.message(otherEvent)).contains("webhook-id msg_reuse");
        assertThat(otherContent.statusCode()).isEqualTo(409);
        assertThat(RunningServer.message(otherContent)).contains("event_id e-reuse");
        assertThat(RunningServer.code(otherContent)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void what_is_not_proven_is_answered_alike_to_the_byte() {
        Instant now = Instant.now();
        String body = vendor("unproven", "t-1");
        String good = WebhookSender.signature(FIXED, "m", now, body);
        String other = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        Map<String, HttpRequest.Builder> requests = new LinkedHashMap<>();
        requests.put("another secret", new WebhookSender(server, "t-1", other).request("m", now, body));
        requests.put("another body", erp.request("m", now, good, body + " "));
        requests.put("another id", erp.request("n", now, good, body));
        requests.put("another time", erp.request("m", now.minusSeconds(1), good, body));
        requests.put("old", erp.request("m", now.minusSeconds(302), body));
        requests.put("ahead", erp.request("m", now.plusSeconds(330), body));
        requests.put("cut", erp.request("m", now, good.substring(0, 40), body));
        requests.put("v2", erp.request("m", now, good.replace("v1,", "v2,"), body));
        requests.put("not base64", erp.request("m", now, "v1,***", body));
        requests.put("id twice", erp.request("m", now, body).header("webhook-id", "m"));
        requests.put("signature twice", erp.request("m", now, body).header("webhook-signature", good));
        requests.put("no headers", without(body));
        requests.put("no signature", without(body, "webhook-id", "m", "webhook-timestamp", seconds(now)));
        requests.put("no time", without(body, "webhook-id", "m", "webhook-signature", good));
        requests.put("no id", without(body, "webhook-timestamp", seconds(now), "webhook-signature", good));
        for (String tenant : List.of("t-2", "T-1", "nobody", "%20", "x".repeat(129), "..%2F..")) {
            requests.put("tenant " + tenant, new WebhookSender(server, tenant, FIXED).request("m", now, body));
        }
        String expected = server.send(without(body)).body();

        assertThat(expected).contains("\"code\":\"UNAUTHENTICATED\"").contains("webhook-signature");
        requests.forEach((what, request) -> {
            HttpResponse<String> response = server.send(request);
            assertThat(response.statusCode()).as(what).isEqualTo(401);
            assertThat(response.body()).as(what).isEqualTo(expected);
            assertThat(response.headers().firstValue("WWW-Authenticate"))
                    .as(what)
                    .hasValue("StandardWebhooks");
        });
        assertThat(erp.send("m", body).body()).isEqualTo("{\"receipt\":\"applied\"}");
    }

    @Test
    void the_response_to_an_invalid_event_names_the_fault() {
        HttpResponse<String> foreign = erp.send("foreign", vendor("foreign", "t-2"));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(RunningServer.message(foreign)).contains("t-2", "t-1");

        HttpResponse<String> type = erp.send(
                "type", "{\"event_type\": \"product_catalog.events.ProductUpdatedEvent\", \"tenant_id\": \"t-1\"}");
        assertThat(type.statusCode()).isEqualTo(403);
        assertThat(RunningServer.message(type)).contains("The source webhook erp may not send");

        HttpResponse<String> row = erp.send("row", vendor("row", "t-1").replace("Singapore", "Singapur"));
        assertThat(row.statusCode()).isEqualTo(422);
        JsonNode rowError = RunningServer.json(row).at("/errors/0/extensions/rowErrors/0");
        assertThat(rowError.at("/column").asText()).isEqualTo("country");
        assertThat(rowError.at("/value").asText()).isEqualTo("Singapur");
        assertThat(rowError.at("/message").asText()).contains("Singapore");

        for (String rubbish : List.of("", "[]", "null", "{", "\"x\"", "{\"event_type\": 1}", "{} {}", "\u0000")) {
            HttpResponse<String> response = erp.send("rubbish", rubbish);
            assertThat(response.statusCode()).as(rubbish).isEqualTo(422);
            assertThat(RunningServer.code(response)).as(rubbish).isEqualTo("INVALID_INPUT");
        }
        assertThat(server.get("/metrics").body()).contains("oms_webhook_events_total{outcome=\"refused\"}");
    }

    @Test
    void other_methods_types_and_sizes_are_refused_as_elsewhere() {
        Instant now = Instant.now();
        HttpResponse<String> get = server.get("/webhooks/t-1/events");
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).hasValue("POST");
        HttpResponse<String> text = server.send(server.request("/webhooks/t-1/events", "Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(text.statusCode()).isEqualTo(415);
        HttpResponse<String> tooLong = server.send(erp.request("long", now, "x".repeat(1024 * 1024 + 1)));
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(server.send(erp.request("m", now, "{}").uri(server.uri("/webhooks/t-1")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_admin_registers_rotates_and_removes_a_source_whose_secret_is_kept_sealed() throws SQLException {
        JsonNode registered =
                change("registerWebhookSource", "name: \\\"shop\\\", eventTypes: [\\\"" + VENDORS + "\\\"]");
        String id = registered.at("/source/sourceId").asText();
        String secret = registered.at("/secret").asText();
        WebhookSender shop = new WebhookSender(server, "t-1", secret);
        assertThat(shop.send("m-1", vendor("shop-1", "t-1")).statusCode()).isEqualTo(200);
        assertThat(stored("secrets")).startsWith("1.").doesNotContain(secret, secret.substring(6));
        assertThat(stored("last_received_at")).isNotEqualTo("null");

        String second = change("rotateWebhookSecret", "sourceId: \\\"" + id + "\\\"")
                .at("/secret")
                .asText();
        WebhookSender rotated = new WebhookSender(server, "t-1", second);
        assertThat(shop.send("m-2", vendor("shop-2", "t-1")).statusCode()).isEqualTo(200);
        assertThat(rotated.send("m-3", vendor("shop-3", "t-1")).statusCode()).isEqualTo(200);
        assertThat(new WebhookSender(server, "t-2", second)
                        .send("m-4", vendor("shop-4", "t-2"))
                        .statusCode())
                .isEqualTo(401);

        change("removeWebhookSource", "sourceId: \\\"" + id + "\\\"");
        assertThat(shop.send("m-5", vendor("shop-5", "t-1")).statusCode()).isEqualTo(401);
        assertThat(rotated.send("m-6", vendor("shop-6", "t-1")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_single_tenant_server_takes_its_own_tenants_events_alone() {
        String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (RunningServer single = RunningServer.as(settings(database, Optional.of(new TenantId("t-9"))))) {
            assertThat(new WebhookSender(single, "t-1", FIXED)
                            .send("m", vendor("1", "t-1"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void on_postgres_it_works_alike() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres();
                RunningServer postgres = RunningServer.as(settings(pool.getJdbcUrl(), Optional.empty()))) {
            WebhookSender sender = new WebhookSender(postgres, "t-1", FIXED);
            assertThat(sender.send("m", vendor("1", "t-1")).body()).isEqualTo("{\"receipt\":\"applied\"}");
            assertThat(sender.send("m", vendor("1", "t-1")).body()).isEqualTo("{\"receipt\":\"repeated\"}");
            assertThat(new WebhookSender(postgres, "t-2", FIXED)
                            .send("m", vendor("1", "t-2"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void while_the_database_is_away_a_sender_is_asked_to_try_again() throws IOException, InterruptedException {
        try (OmsServer away = OmsServer.builder()
                .host("127.0.0.1")
                .tokens(TokenVerifier.of(RunningServer.settings("jdbc:h2:mem:", 0), Clock.systemUTC()))
                .graphql(OmsGraphQL.over(
                        Oms.builder().storage(new InMemoryStorage()).build()))
                .webhooks((tenant, message) ->
                        CompletableFuture.failedFuture(new StorageUnavailableException("down", null)))
                .start()) {
            URI uri = URI.create("http://127.0.0.1:" + away.port() + "/webhooks/t-1/events");
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{}"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(RunningServer.code(response)).isEqualTo("UNAVAILABLE");
            assertThat(RunningServer.json(response)
                            .at("/errors/0/extensions/retryable")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static ServerSettings settings(String jdbcUrl, Optional<TenantId> single) {
        Map<String, String> settings = new HashMap<>();
        String source = "oms.tenants." + single.orElse(RunningServer.TENANT) + ".webhooks[0].";
        settings.put(source + "name", "erp");
        settings.put(source + "secrets", FIXED);
        settings.put(source + "event-types", VENDORS);
        settings.put("oms.webhooks.keys", KEY);
        single.ifPresent(tenant -> settings.put("oms.tenant", tenant.value()));
        return RunningServer.settings(jdbcUrl, settings);
    }

    private static JsonNode change(String mutation, String input) {
        HttpResponse<String> response = server.post(
                "{\"query\": \"mutation { " + mutation + "(input: {" + input
                        + "}) { source { sourceId } secret errors { message } } }\"}",
                "Authorization",
                "Bearer " + RunningServer.token(Role.ADMIN));
        JsonNode payload = RunningServer.json(response).at("/data/" + mutation);
        assertThat(payload.at("/errors")).as(response.body()).isEmpty();
        return payload;
    }

    private static String stored(String column) throws SQLException {
        try (Connection connection = DriverManager.getConnection(H2, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + column + " from \"oms\".webhook_source")) {
            assertThat(row.next()).isTrue();
            return String.valueOf(row.getString(1));
        }
    }

    private static HttpRequest.Builder without(String body, String... headers) {
        HttpRequest.Builder request = server.request("/webhooks/t-1/events", "Content-Type", "application/json");
        if (headers.length > 0) request.headers(headers);
        return request.POST(BodyPublishers.ofString(body));
    }

    private static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    private static String vendor(String id, String tenant) {
        return "{\"event_type\": \"" + VENDORS + "\", \"tenant_id\": \"" + tenant + "\", \"event_id\": \"e-" + id
                + "\", \"occurred_at\": \"2026-03-01T09:00:00Z\", \"vendor_id\": \"v-" + id
                + "\", \"name\": \"Name\", \"country\": \"Singapore\", \"is_active\": true}";
    }
}
