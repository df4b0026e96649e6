package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.config.ConnectionSettings;
import com.sfayn.oms.server.config.DatabaseSettings;
import com.sfayn.oms.server.config.HttpSettings;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More clients than the server has threads, each of which would hold one if slowness could. */
class SlowClientsTest {
    private static final int MORE_THAN_THREADS = 300;
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

    @Test
    void bodies_that_do_not_come_hold_no_thread() throws IOException {
        String head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
                + "Authorization: Bearer " + RunningServer.token(Role.CUSTOMER) + "\r\n\r\n{";
        for (int i = 0; i < MORE_THAN_THREADS; i++) connect(0).send(head);

        assertOthersAreAnswered();
    }

    @Test
    void webhooks_that_do_not_come_hold_no_thread() throws IOException {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            connect(0)
                    .send("POST /webhooks/t-1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
        }

        assertOthersAreAnswered();
    }

    @Test
    void answers_that_are_not_read_hold_no_thread() throws IOException {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            connect(1024).send("GET /graphiql/graphiql.min.js HTTP/1.1\r\nHost: x\r\n\r\n");
        }

        assertOthersAreAnswered();
    }

    @Test
    void uploads_that_do_not_come_hold_no_place() throws IOException {
        try (RunningServer patient = RunningServer.as(RunningServer.settings(
                new HttpSettings("127.0.0.1", 0, 1024).withConnections(new ConnectionSettings(0, 0, 0, Duration.ZERO)),
                DatabaseSettings.at("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")))) {
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

    private RawClient connect(int receiveBuffer) throws IOException {
        RawClient client = new RawClient(server.uri("/").getPort(), receiveBuffer);
        clients.add(client);
        return client;
    }

    private static void assertOthersAreAnswered() {
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(server.post("{\"query\": \"{ __typename }\"}").statusCode()).isEqualTo(200);
    }
}
