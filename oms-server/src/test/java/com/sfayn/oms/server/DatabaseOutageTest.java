package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.server.database.StartupException;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOutageTest {
    private static final String QUERY = "{\"query\": \"{ orders { nodes { orderId } } }\"}";

    @TempDir
    private Path directory;

    @Test
    void an_outage_is_reported_and_needs_no_restart() throws IOException {
        int port = freePort();
        EmbeddedPostgres database = postgres(port);
        try (RunningServer server = RunningServer.on(database.getJdbcUrl("postgres", "postgres"))) {
            assertThat(server.post(QUERY).body()).isEqualTo("{\"data\":{\"orders\":{\"nodes\":[]}}}");
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);

            database.close();
            HttpResponse<String> notReady = server.get("/health/ready");
            HttpResponse<String> fault = server.post(QUERY);
            assertThat(notReady.statusCode()).isEqualTo(503);
            assertThat(notReady.body()).isEqualTo("{\"status\":\"DOWN\",\"database\":\"DOWN\",\"identity\":\"UP\"}");
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(fault.statusCode()).isEqualTo(200);
            assertThat(RunningServer.code(fault)).isEqualTo("UNAVAILABLE");
            assertThat(RunningServer.json(fault)
                            .at("/errors/0/extensions/retryable")
                            .booleanValue())
                    .isTrue();
            assertThat(fault.body()).doesNotContain("127.0.0.1", "Connection", "jdbc");

            database = postgres(port);
            Awaitility.await().until(() -> server.get("/health/ready").statusCode() == 200);
            assertThat(server.post(QUERY).body()).isEqualTo("{\"data\":{\"orders\":{\"nodes\":[]}}}");
        } finally {
            database.close();
        }
    }

    @Test
    void a_database_that_takes_no_changes_is_not_ready() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres();
                RunningServer server = RunningServer.on(pool.getJdbcUrl())) {
            assertThat(server.post(QUERY).statusCode()).isEqualTo(200);
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);

            String database = pool.getJdbcUrl().replaceAll(".*/|\\?.*", "");
            String begunAnew = "select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()";
            EmbeddedDatabases.execute(
                    pool, "alter database " + database + " set default_transaction_read_only = on", begunAnew);
            Awaitility.await("reading goes on")
                    .until(() -> RunningServer.json(server.post(QUERY))
                            .at("/data/orders/nodes")
                            .isArray());
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);

            EmbeddedDatabases.execute(
                    pool,
                    "set default_transaction_read_only = off",
                    "alter database " + database + " reset default_transaction_read_only",
                    begunAnew);
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200));
        }
    }

    @Test
    void a_database_that_is_down_at_the_start_is_named_with_what_to_do() throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:" + freePort() + "/oms?user=u&password=topsecret";

        assertThatThrownBy(() -> RunningServer.on(url))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("127.0.0.1")
                .hasMessageContaining("oms.db.url")
                .hasMessageNotContaining("topsecret");
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
