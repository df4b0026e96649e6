package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How the server handles connections that are slow, silent or too many. */
@Execution(ExecutionMode.CONCURRENT)
class ConnectionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A connection without any traffic ends after 30 seconds, which is not what is asked here. */
    private static final Duration LESS_THAN_IDLE = Duration.ofSeconds(25);

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.onH2();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_request_without_a_token_is_answered_and_cut_off_before_its_body_comes() throws IOException {
        try (RawClient client = client(server)) {
            client.send("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000000\r\n\r\n");

            assertThat(client.readToEnd(PATIENCE))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("Connection: close", "UNAUTHENTICATED");
        }
    }

    @Test
    void a_refused_body_that_was_sent_in_full_does_not_take_its_answer_away() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (RawClient client = client(server)) {
                client.send("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 3000000\r\n\r\n" + "x".repeat(3_000_000));

                assertThat(client.readToEnd(PATIENCE)).startsWith("HTTP/1.1 401 ");
            }
        }
    }

    @Test
    void a_body_that_comes_too_slowly_is_refused_and_its_connection_ended() throws IOException {
        try (RawClient client = client(server)) {
            client.send(post("Content-Length: 1000\r\n") + "{");

            assertThat(client.readToEnd(PATIENCE))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("\"code\":\"TIMEOUT\"", "\"retryable\":true", "oms.http.min-data-rate");
        }
    }

    @Test
    void without_a_least_rate_a_body_that_stops_is_refused_as_too_slow_not_as_broken() throws IOException {
        try (RunningServer patient =
                        RunningServer.as(RunningServer.settings(RunningServer.inMemory(), limits(0, 0, 0)));
                RawClient client = client(patient)) {
            client.send(post("Content-Length: 1000\r\n") + "{");

            assertThat(client.readToEnd(PATIENCE))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("\"code\":\"TIMEOUT\"", "No data of the body has arrived");
        }
    }

    @Test
    void all_addresses_together_have_no_more_connections_than_they_may() throws IOException {
        int most = 5;
        try (RunningServer bounded =
                RunningServer.as(RunningServer.settings(RunningServer.inMemory(), limits(most, 0, 500)))) {
            String request = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
            RawClient[] allowed = new RawClient[most];
            for (int i = 0; i < most; i++) {
                allowed[i] = client(bounded);
                assertThat(allowed[i].send(request).readAnswer(PATIENCE)).startsWith("HTTP/1.1 200 ");
            }
            try (RawClient tooMany = client(bounded)) {
                assertThat(tooMany.isEndedWithin(LESS_THAN_IDLE)).isTrue();
            }
            assertThat(allowed[0]
                            .send("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .readToEnd(PATIENCE))
                    .contains("http_server_connections_refused_total{limit=\"total\"} 1.0");
            for (RawClient client : allowed) client.close();
        }
    }

    @Test
    void an_upload_that_comes_too_slowly_is_refused_and_leaves_its_user_all_their_places() throws IOException {
        List<RawClient> slow = new ArrayList<>();
        for (int i = 0; i < 4; i++) slow.add(client(server).send(upload("u-slow")));
        for (RawClient client : slow) {
            assertThat(client.readToEnd(PATIENCE)).startsWith("HTTP/1.1 408 ");
            client.close();
        }
        try (RawClient client = client(server)) {
            client.send(upload("u-slow").replace("100000", "3"));

            assertThat(client.readAnswer(PATIENCE)).startsWith("HTTP/1.1 422 ");
        }
    }

    @Test
    void an_answer_that_is_not_taken_ends_its_connection() throws IOException {
        try (RawClient client = new RawClient(server.uri("/").getPort(), 1024)) {
            client.send("GET /graphiql/graphiql.min.js HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20));

            Awaitility.await().atMost(PATIENCE).until(() -> isOver(client));
        }
    }

    /** A client that does not read notices the end of its connection when it sends. */
    private static boolean isOver(RawClient client) {
        try {
            client.send(" ");
            return false;
        } catch (IOException over) {
            return true;
        }
    }

    @Test
    void headers_that_do_not_end_are_cut_off() throws IOException {
        try (RawClient client = client(server)) {
            client.send("GET /health/live HTTP/1.1\r\nHost: x\r\n");

            assertThat(client.isEndedWithin(LESS_THAN_IDLE)).isTrue();
        }
    }

    @Test
    void a_silent_client_keeps_its_connection_between_two_requests() throws Exception {
        String request = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
        try (RawClient client = client(server)) {
            assertThat(client.send(request).readAnswer(PATIENCE)).startsWith("HTTP/1.1 200 ");
            Thread.sleep(Duration.ofSeconds(12).toMillis());
            assertThat(client.send(request).readAnswer(PATIENCE)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void several_requests_that_are_sent_at_once_are_answered_in_their_order() throws IOException {
        String body = "{\"query\": \"{ __typename }\"}";
        String request = post("Content-Length: " + body.length() + "\r\n") + body;
        try (RawClient client = client(server)) {
            client.send(request + "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n" + request);

            assertThat(client.readAnswer(PATIENCE)).contains("__typename");
            assertThat(client.readAnswer(PATIENCE)).contains("UP");
            assertThat(client.readAnswer(PATIENCE)).contains("__typename");
        }
    }

    @Test
    void an_address_has_no_more_connections_than_it_may_and_gets_new_ones_for_old_ones() throws IOException {
        int most = 5;
        try (RunningServer bounded =
                RunningServer.as(RunningServer.settings(RunningServer.inMemory(), limits(0, most, 500)))) {
            String request = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
            RawClient[] allowed = new RawClient[most];
            for (int i = 0; i < most; i++) {
                allowed[i] = client(bounded);
                assertThat(allowed[i].send(request).readAnswer(PATIENCE)).startsWith("HTTP/1.1 200 ");
            }
            try (RawClient tooMany = client(bounded)) {
                assertThat(tooMany.isEndedWithin(LESS_THAN_IDLE)).isTrue();
            }
            assertThat(allowed[0]
                            .send("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .readToEnd(PATIENCE))
                    .contains("http_server_connections_refused_total{limit=\"address\"} 1.0");
            Awaitility.await().untilAsserted(() -> {
                try (RawClient next = client(bounded)) {
                    assertThat(next.send(request).readAnswer(PATIENCE)).startsWith("HTTP/1.1 200 ");
                }
            });
            for (RawClient client : allowed) client.close();
        }
    }

    private static RawClient client(RunningServer of) throws IOException {
        return new RawClient(of.uri("/").getPort());
    }

    private static String post(String header) {
        return "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + RunningServer.token(Role.CUSTOMER) + "\r\n" + header + "\r\n";
    }

    private static String upload(String user) {
        return "POST /import/vendor HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n"
                + "Authorization: Bearer " + RunningServer.token(RunningServer.TENANT, user, Role.ADMIN)
                + "\r\n\r\nid,";
    }

    private static Map<String, String> limits(int most, int mostOfAddress, int minDataRate) {
        return Map.of(
                "oms.http.max-body", "1024",
                "oms.http.max-connections", Integer.toString(most),
                "oms.http.max-connections-per-address", Integer.toString(mostOfAddress),
                "oms.http.min-data-rate", Integer.toString(minDataRate));
    }
}
