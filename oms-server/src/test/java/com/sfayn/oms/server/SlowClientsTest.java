package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.server.auth.TokenVerifier;
import com.sfayn.oms.server.http.OmsServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that are slow in every way, and hold no thread. */
class SlowClientsTest {
    private static final int MANY = 300;
    private static final int ONLY_THE_ONE_FOR_THE_METRICS = 1;
    private static final int MORE_THAN_PLACES = 60;

    /** After 30 seconds without any traffic the slow ones are gone. */
    private static final Duration LESS_THAN_IDLE = Duration.ofSeconds(25);

    private static RunningServer server;

    private final List<RawClient> clients = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = RunningServer.onH2();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (RawClient client : clients) client.close();
    }

    private static final Map<String, String> UNLIMITED = Map.of(
            "oms.http.max-body", "1024",
            "oms.http.max-connections", "0",
            "oms.http.max-connections-per-address", "0",
            "oms.http.min-data-rate", "0");

    @Test
    void bodies_that_do_not_come_hold_no_thread() throws IOException {
        String head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
                + "Authorization: Bearer " + RunningServer.token(Role.CUSTOMER) + "\r\n\r\n{";
        for (int i = 0; i < MANY; i++) connect(0).send(head);

        assertOthersAreAnswered();
    }

    @Test
    void webhooks_that_do_not_come_hold_no_thread() throws IOException {
        for (int i = 0; i < MANY; i++) {
            connect(0)
                    .send("POST /webhooks/t-1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
        }

        assertOthersAreAnswered();
    }

    @Test
    void answers_that_are_not_read_hold_no_thread() throws IOException {
        for (int i = 0; i < MANY; i++) {
            connect(1024).send("GET /graphiql/graphiql.min.js HTTP/1.1\r\nHost: x\r\n\r\n");
        }

        assertOthersAreAnswered();
    }

    @Test
    void webhooks_of_many_invented_tenants_that_wait_hold_no_thread() throws IOException {
        CompletableFuture<Optional<Answer<Receipt>>> never = new CompletableFuture<>();
        AtomicInteger waiting = new AtomicInteger();
        try (OmsServer waits = OmsServer.builder()
                .host("127.0.0.1")
                .tokens(TokenVerifier.of(RunningServer.settings("jdbc:h2:mem:", 0), Clock.systemUTC()))
                .graphql(OmsGraphQL.over(
                        Oms.builder().storage(new InMemoryStorage()).build()))
                .webhooks((tenant, message) -> {
                    waiting.incrementAndGet();
                    return never;
                })
                .start()) {
            for (int i = 0; i < MANY; i++) {
                RawClient client = new RawClient(waits.port());
                clients.add(client);
                client.send("POST /webhooks/t-" + i + "/events HTTP/1.1\r\nHost: x\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
            }
            Awaitility.await().until(() -> waiting.get() == MANY);

            RawClient last = new RawClient(waits.port());
            clients.add(last);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(metric(
                                    last.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
                                            .readAnswer(LESS_THAN_IDLE),
                                    "http_server_requests_active"))
                            .isEqualTo(ONLY_THE_ONE_FOR_THE_METRICS));
            never.complete(Optional.empty());
            assertThat(clients.get(0).readAnswer(LESS_THAN_IDLE)).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void permissions_that_wait_for_the_database_hold_no_thread() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        Oms slow = Oms.builder()
                .storage(new Blocked(new InMemoryStorage(), RunningServer.TENANT, end))
                .syncUsersAutomatically(true)
                .build();
        try (OmsServer waits = OmsServer.builder()
                .host("127.0.0.1")
                .tokens(TokenVerifier.of(RunningServer.settings("jdbc:h2:mem:", 0), Clock.systemUTC()))
                .graphql(OmsGraphQL.over(slow))
                .imports(slow, 100_000)
                .start()) {
            for (int i = 0; i < 16; i++) {
                RawClient client = new RawClient(waits.port());
                clients.add(client);
                client.send("GET /import/vendor/template.csv HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + RunningServer.token(RunningServer.TENANT, "u-" + i % 4, Role.ADMIN) + "\r\n\r\n");
            }
            RawClient last = new RawClient(waits.port());
            clients.add(last);
            Awaitility.await().untilAsserted(() -> {
                String metrics =
                        last.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n").readAnswer(LESS_THAN_IDLE);
                assertThat(metric(metrics, "oms_import_checks_waiting")).isEqualTo(15);
                assertThat(metric(metrics, "http_server_requests_active")).isEqualTo(ONLY_THE_ONE_FOR_THE_METRICS);
            });
            assertThat(last.send("GET /import/vendor/template.csv HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + RunningServer.token(new TenantId("other"), "u", Role.ADMIN) + "\r\n\r\n")
                            .readAnswer(LESS_THAN_IDLE))
                    .startsWith("HTTP/1.1 200 ");
            end.countDown();
            assertThat(clients.get(0).readAnswer(LESS_THAN_IDLE)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void uploads_that_do_not_come_hold_no_place() throws IOException {
        try (RunningServer patient = RunningServer.as(RunningServer.settings(RunningServer.inMemory(), UNLIMITED))) {
            for (int i = 0; i < MORE_THAN_PLACES; i++) {
                TenantId tenant = new TenantId("slow-" + i % 10);
                RawClient client = new RawClient(patient.uri("/").getPort());
                clients.add(client);
                client.send("POST /import/vendor HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
                        + "Content-Length: 100000\r\nAuthorization: Bearer "
                        + RunningServer.token(tenant, "vendor-" + i / 10, Role.ADMIN) + "\r\n\r\nid,");
            }

            Awaitility.await()
                    .atMost(LESS_THAN_IDLE)
                    .untilAsserted(() -> assertThat(statusOfImport(patient)).isEqualTo(200));
            hangUp();
        }
    }

    private static int statusOfImport(RunningServer server) {
        return server.send(server.request(
                                "/import/vendor",
                                "Authorization",
                                "Bearer " + RunningServer.token(new TenantId("slow-1"), "root", Role.ADMIN),
                                "Content-Type",
                                "text/csv")
                        .POST(BodyPublishers.ofString(ImportOverHttp.vendors("v-1,One,Singapore,true"))))
                .statusCode();
    }

    private static double metric(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private RawClient connect(int receiveBuffer) throws IOException {
        RawClient client = new RawClient(server.uri("/").getPort(), receiveBuffer);
        clients.add(client);
        return client;
    }

    private static void assertOthersAreAnswered() {
        Awaitility.await().untilAsserted(() -> {
            String metrics = server.get("/metrics").body();
            assertThat(metric(metrics, "http_server_connections")).isGreaterThanOrEqualTo(MANY);
            assertThat(metric(metrics, "http_server_requests_active")).isEqualTo(ONLY_THE_ONE_FOR_THE_METRICS);
        });
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(server.post("{\"query\": \"{ __typename }\"}").statusCode()).isEqualTo(200);
    }
}
