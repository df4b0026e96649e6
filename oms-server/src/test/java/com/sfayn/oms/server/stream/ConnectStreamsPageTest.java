package com.sfayn.oms.server.stream;

import static com.sfayn.oms.server.stream.StreamsUnderTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.DevToken;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.deployment.SettingsReader;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the examples of docs/how-to/connect-events.md against a complete server. */
class ConnectStreamsPageTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path EVENTS = Path.of("../docs/how-to/events");
    private static final Path PAGE = Path.of("../docs/how-to/connect-events.md");
    private static final Secret SECRET = new Secret("a secret of the tests, long enough for HS256");
    private static final List<String> FILES = List.of("vendor", "product", "offer", "coupon", "shipping-option");
    private static final String CHECKOUT = "mutation { checkoutItems(input: {vendorId: \"v-234\","
            + " productSkus: [{productSku: \"MUG\", orderQuantity: 2}]}) {"
            + " order { status pricing { total { amount } } } errors { code } } }";

    @TempDir
    private Path directory;

    @Test
    void the_example_entries_let_a_user_check_out() {
        try (EmbeddedRedis redis = EmbeddedRedis.started(directory);
                Deployment server = server(redis)) {
            assertThat(checkout(server).at("/data/checkoutItems/errors/0/code").asText())
                    .isEqualTo("USER_NOT_SYNCED");
            for (String file : FILES) write(redis, entry(file));
            write(redis, entry("login"));

            waiting().until(() -> applied(server) == FILES.size() + 1);
            JsonNode answer = checkout(server);
            assertThat(answer.at("/data/checkoutItems/order/status").asText())
                    .as(answer.toString())
                    .isEqualTo("DRAFT");
            assertThat(answer.at("/data/checkoutItems/order/pricing/total/amount")
                            .asText())
                    .isEqualTo("16.00");
        }
    }

    @Test
    void the_server_is_ready_without_redis() {
        try (EmbeddedRedis redis = EmbeddedRedis.of(directory, "");
                Deployment server = server(redis)) {
            assertThat(get(server, "/health/ready")).contains("UP");
            assertThat(get(server, "/metrics")).contains("oms_stream_connected{stream=\"stream.product_catalog\"} 0");
        }
    }

    @Test
    void the_page_lists_every_type_with_its_stream_and_only_existing_files() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(EventTypes.all())
                .allSatisfy(
                        type -> assertThat(page).contains("| `" + type + "` | `" + EventTypes.stream(type) + "` |"));
        Set<String> named = new LinkedHashSet<>();
        Matcher links = Pattern.compile("\\(events/(stream-[^)]+)\\)").matcher(page);
        while (links.find()) named.add(links.group(1));
        assertThat(named)
                .hasSize(FILES.size() + 1)
                .allSatisfy(file -> assertThat(EVENTS.resolve(file)).exists());
        entry("login").forEach((field, value) -> assertThat(page).contains(field, value));
    }

    /** Returns the fields of an entry from an example file. */
    static Map<String, String> entry(String name) {
        try {
            return MAPPER.readValue(
                    EVENTS.resolve("stream-" + name + ".json").toFile(), new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(EmbeddedRedis redis, Map<String, String> entry) {
        redis.commands().xadd(EventTypes.stream(entry.get("event_type")), entry);
    }

    private static Deployment server(EmbeddedRedis redis) {
        Map<String, String> environment = Map.of(
                "OMS_DB_URL",
                "jdbc:h2:mem:" + EmbeddedDatabases.name() + ";DB_CLOSE_DELAY=-1",
                "OMS_STREAMS_REDIS",
                redis.url(),
                "OMS_DEV_SECRET",
                SECRET.reveal(),
                "OMS_HTTP_HOST",
                "127.0.0.1",
                "OMS_HTTP_PORT",
                "0");
        return Deployment.start(new SettingsReader(environment).read(), Clock.systemUTC(), List.of());
    }

    private static long applied(Deployment server) {
        return get(server, "/metrics")
                .lines()
                .filter(line -> line.startsWith("oms_stream_events_total") && line.contains("\"applied\""))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
                .sum();
    }

    private static JsonNode checkout(Deployment server) {
        String token = new DevIssuer(SECRET, Clock.systemUTC())
                .mint(DevToken.of(new TenantId("t-123"), "alice", Role.CUSTOMER));
        try {
            return MAPPER.readTree(send(HttpRequest.newBuilder(uri(server, "/graphql"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(Map.of("query", CHECKOUT))))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String get(Deployment server, String path) {
        return send(HttpRequest.newBuilder(uri(server, path)));
    }

    private static URI uri(Deployment server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
