package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.http.ExplorerUser;
import com.sfayn.oms.server.http.PortUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server shows beside its API, and to whom. */
@Execution(ExecutionMode.CONCURRENT)
class ExposureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A connection without any traffic ends after 30 seconds, which is not what is asked here. */
    private static final Duration LESS_THAN_IDLE = Duration.ofSeconds(20);

    @Test
    void what_is_switched_off_is_not_there_and_is_not_named() {
        try (RunningServer server = RunningServer.as(settings(
                "oms.http.graphiql", "false", "oms.http.introspection", "false", "oms.http.metrics", "false"))) {
            for (String path : List.of(
                    "/graphiql", "/graphiql/users.json", "/graphiql/explorer.js", "/schema.graphql", "/metrics")) {
                assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(server.get("/x").body())
                    .doesNotContain("graphiql", "schema.graphql", "metrics")
                    .contains("/graphql");
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(server.get("/").statusCode()).isEqualTo(200);
            assertThat(server.get("/").body())
                    .startsWith("{\"places\":[\"/graphql\",")
                    .doesNotContain("graphiql", "schema.graphql", "metrics");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ __schema { queryType { name } } }",
                "{ __type(name: \\\"Order\\\") { name } }",
                "query A { a: __typename ...F } fragment F on Query { __schema { types { name } } }"
            })
    void without_introspection_the_schema_is_not_revealed(String query) {
        try (RunningServer server = RunningServer.as(
                settings("oms.http.graphiql", "true", "oms.http.introspection", "false", "oms.http.metrics", "true"))) {
            HttpResponse<String> response = server.post("{\"query\": \"" + query + "\"}");

            assertThat(RunningServer.code(response)).isEqualTo("BAD_REQUEST");
            assertThat(RunningServer.message(response))
                    .contains("Introspection")
                    .contains("disabled");
            assertThat(response.body()).doesNotContain("queryType", "\"types\"");
            assertThat(server.post("{\"query\": \"{ __typename }\"}").body()).contains("\"Query\"");
        }
    }

    @Test
    void metrics_with_a_port_of_their_own_are_on_no_other_and_nothing_else_is_there() throws Exception {
        int port = freePort();
        try (RunningServer server = RunningServer.as(settings("oms.http.metrics-port", Integer.toString(port)))) {
            for (String path : List.of("/metrics", "/metrics/", "/%6detrics")) {
                assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(at(server, port, "/metrics").body()).contains("jvm_memory_used_bytes");
            assertThat(at(server, port, "/health/ready").statusCode()).isEqualTo(200);
            for (String path : List.of("/graphql", "/graphiql", "/schema.graphql", "/")) {
                assertThat(at(server, port, path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(server.post("{\"query\": \"{ __typename }\"}").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void the_port_of_the_metrics_has_limits_that_the_other_ports_clients_do_not_use_up() throws Exception {
        int port = freePort();
        ServerSettings settings = settings(
                "oms.http.max-connections",
                "2",
                "oms.http.max-connections-per-address",
                "0",
                "oms.http.metrics-port",
                Integer.toString(port));
        String request = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
        try (RunningServer server = RunningServer.as(settings);
                RawClient one = new RawClient(server.uri("/").getPort());
                RawClient two = new RawClient(server.uri("/").getPort());
                RawClient metrics = new RawClient(port);
                RawClient others = new RawClient(port)) {
            for (RawClient client : List.of(one, two, metrics, others)) {
                assertThat(client.send(request).readAnswer(PATIENCE)).startsWith("HTTP/1.1 200 ");
            }
            try (RawClient tooMany = new RawClient(port)) {
                assertThat(tooMany.isEndedWithin(LESS_THAN_IDLE)).isTrue();
            }
        }
    }

    @Test
    void a_taken_port_of_the_metrics_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> RunningServer.as(settings("oms.http.metrics-port", Integer.toString(port))))
                    .isInstanceOf(PortUnavailableException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST:4000, 200",
        "127.0.0.1:1, 200",
        "[::1]:4000, 200",
        "rebind.example, 421",
        "localhost.rebind.example, 421",
        "127.0.0.1.rebind.example:4000, 421",
        "0.0.0.0, 421"
    })
    void a_demonstration_gives_its_tokens_to_pages_of_this_machine_only(String host, int status) throws IOException {
        List<ExplorerUser> users = List.of(new ExplorerUser("customer", "Customer", "a-token"));
        ServerSettings settings = settings();
        try (Deployment demo = Deployment.start(settings, Clock.systemUTC(), users)) {
            for (String path :
                    List.of("/graphiql/users.json", "/graphiql/users.json/", "/graphiql", "/%67raphiql/users.json")) {
                try (RawClient client = new RawClient(demo.port())) {
                    String answer = client.send(
                                    "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .readToEnd(PATIENCE);
                    if (status == 421) {
                        assertThat(answer)
                                .as(path)
                                .matches("(?s)HTTP/1\\.1 4(21|04) .*")
                                .doesNotContain("a-token");
                    } else if (!path.contains("%")) {
                        assertThat(answer).as(path).startsWith("HTTP/1.1 200 ");
                    }
                }
            }
        }
    }

    @Test
    void an_explorer_without_tokens_is_open_by_every_name() throws IOException {
        try (RunningServer server = RunningServer.onH2();
                RawClient client = new RawClient(server.uri("/").getPort())) {
            assertThat(client.send("GET /graphiql HTTP/1.1\r\nHost: oms.example\r\nConnection: close\r\n\r\n")
                            .readToEnd(PATIENCE))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    private static HttpResponse<String> at(RunningServer server, int port, String path) {
        return server.send(server.request(path)
                .uri(URI.create("http://127.0.0.1:" + port + path))
                .GET());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** @param more keys, each followed by its value */
    private static ServerSettings settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("oms.http.max-body", "1024"));
        for (int i = 0; i < more.length; i += 2) settings.put(more[i], more[i + 1]);
        return RunningServer.settings(RunningServer.inMemory(), settings);
    }
}
