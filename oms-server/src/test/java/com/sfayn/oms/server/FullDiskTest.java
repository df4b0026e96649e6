package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sfayn.oms.application.core.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to an H2 file whose disk is full, and once there is space again. */
class FullDiskTest {
    @TempDir
    private Path directory;

    @AfterEach
    void thereIsSpaceAgain() {
        FullDisk.FULL.set(false);
    }

    @Test
    void a_full_disk_is_reported_and_needs_no_restart() throws SQLException {
        FullDisk.mount();
        try (RunningServer server = RunningServer.on("jdbc:h2:fulldisk:" + directory.resolve("oms"))) {
            assertThat(taken(stock(server, "MUG"))).isTrue();
            assertThat(ready(server)).isEqualTo(200);

            FullDisk.FULL.set(true);
            HttpResponse<String> refused = stock(server, "CUP");
            assertThat(RunningServer.code(refused)).isEqualTo("UNAVAILABLE");
            assertThat(RunningServer.json(refused)
                            .at("/errors/0/extensions/retryable")
                            .booleanValue())
                    .isTrue();
            Awaitility.await().untilAsserted(() -> assertThat(ready(server)).isEqualTo(503));
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);

            FullDisk.FULL.set(false);
            Awaitility.await().untilAsserted(() -> assertThat(ready(server)).isEqualTo(200));
            Awaitility.await().until(() -> taken(stock(server, "CUP")));
            assertThat(unchanged(stock(server, "MUG"))).isEqualTo(1);
        }
        expectCheckAtNextStart();
    }

    /** H2 did not close the file in order, even if the server has. */
    private void expectCheckAtNextStart() throws SQLException {
        String url = "jdbc:h2:file:" + directory.resolve("oms");
        try (Connection connection = DriverManager.getConnection(url, "sa", null);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update \"oms\".product set reserved = 41");
        }
        RunningServer.on(url).close();
        try (Connection connection = DriverManager.getConnection(url, "sa", null);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select max(reserved) from \"oms\".product")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private static int ready(RunningServer server) {
        return server.get("/health/ready").statusCode();
    }

    private static boolean taken(HttpResponse<String> response) {
        return RunningServer.json(response)
                .at("/data/syncSnapshots/result/success")
                .booleanValue();
    }

    private static int unchanged(HttpResponse<String> response) {
        JsonNode report = RunningServer.json(response).at("/data/syncSnapshots");
        return report.get("unchanged").intValue();
    }

    private static HttpResponse<String> stock(RunningServer server, String sku) {
        String row = "{vendor_id: \\\"v-1\\\", product_sku: \\\"" + sku + "\\\", product_id: \\\"p-1\\\","
                + " product_name: \\\"A thing\\\", product_category: \\\"things\\\", options: {},"
                + " product_price: \\\"8.00\\\", product_currency: \\\"SGD\\\", stock: 50, package_weight: \\\"0.4\\\","
                + " package_length: 10, package_width: 10, package_height: 10, is_active: true}";
        String query = "mutation { syncSnapshots(input: {type: PRODUCT, rows: [" + row
                + "]}) { result { success } unchanged errors { message } rowErrors { message } } }";
        return server.post(
                "{\"query\": \"" + query + "\"}", "Authorization", "Bearer " + RunningServer.token(Role.ADMIN));
    }
}
