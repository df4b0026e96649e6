package com.sfayn.oms.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    private final Shell shell = Shell.with(Map.of());

    @Test
    void the_walk_ends_with_a_completed_order_and_exit_0() {
        int exit = shell.run("demo", "--once", "--port", "0");

        assertThat(shell.out())
                .contains("items 15.00 + shipping 5.00 + tax 1.80 = 21.80 SGD (GST 9 % of 20.00 = 1.80)")
                .contains("COUPON_NOT_FOUND")
                .contains("is COMPLETED and PAID, 54.50 SGD")
                .containsPattern("PlacedOrderEvent of ORD-\\w+, sequence \\d+, total 54.50 SGD, signature valid")
                .contains("All 24 steps had the expected result.")
                .doesNotContain("FAILED");
        assertThat(exit).isZero();
    }

    @Test
    void afterwards_it_prints_the_explorer_url_and_tokens() {
        int exit = shell.run("demo", "--port", "0");

        assertThat(exit).isZero();
        assertThat(shell.out())
                .containsPattern("http://127\\.0\\.0\\.1:\\d+/graphiql")
                .containsPattern("customer c-234 of t-123\\s+ey")
                .containsPattern("vendor v-234 of t-123\\s+ey")
                .containsPattern("admin a-1 of t-123\\s+ey")
                .containsPattern("customer c-234 of t-456\\s+ey")
                .contains("curl -s http://127.0.0.1:");
    }

    @Test
    void a_taken_port_is_one_clear_line_and_exit_1() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int exit = shell.run("demo", "--once", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(exit).isEqualTo(1);
            assertThat(shell.err())
                    .hasLineCount(1)
                    .contains("127.0.0.1:" + taken.getLocalPort(), "in use", "0 for any free port", "--port");
        }
    }

    @Test
    void the_port_may_come_from_the_environment_or_a_file(@TempDir Path directory) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            String file = Files.writeString(directory.resolve("oms.yaml"), "oms:\n  http:\n    port: " + port + "\n")
                    .toString();

            for (Shell with :
                    List.of(Shell.with(Map.of("OMS_HTTP_PORT", port)), Shell.with(Map.of("OMS_CONFIG", file)))) {
                assertThat(with.run("demo", "--once")).isEqualTo(1);
                assertThat(with.err()).hasLineCount(1).contains("127.0.0.1:" + port);
            }
            assertThat(shell.run("demo", "--once", "--config", file)).isEqualTo(1);
            assertThat(shell.err()).hasLineCount(1).contains("127.0.0.1:" + port);
        }
    }

    @Test
    void it_reports_ignored_settings() {
        Shell shell = Shell.with(Map.of(
                "OMS_HTTP_PORT", "0",
                "OMS_HTTP_HOST", "localhost",
                "OMS_HTTP_MAX_BODY", "2048",
                "OMS_DB_URL", "jdbc:h2:file:./not-to-be-opened",
                "OMS_TENANTS_DEFAULT_CURRENCY", "EUR"));

        assertThat(shell.run("demo")).isZero();
        assertThat(shell.err()).hasLineCount(1).contains("it ignores oms.db, oms.http.max-body, oms.tenants.");
        assertThat(shell.out()).containsPattern("http://localhost:\\d+/graphiql");
    }

    @Test
    void it_listens_on_this_machine_only_and_reports_it() {
        Shell shell = Shell.with(Map.of("OMS_HTTP_PORT", "0", "OMS_HTTP_HOST", "0.0.0.0"));

        assertThat(shell.run("demo")).isZero();
        assertThat(shell.err()).hasLineCount(1).contains("127.0.0.1", "0.0.0.0", "oms.http.host");
        assertThat(shell.out()).containsPattern("http://127\\.0\\.0\\.1:\\d+/graphiql");
    }

    @Test
    void invalid_settings_are_refused() {
        Shell shell = Shell.with(Map.of("OMS_HTTP_PROT", "1"));

        assertThat(shell.run("demo", "--once")).isEqualTo(1);
        assertThat(shell.err()).contains("OMS_HTTP_PROT", "OMS_HTTP_PORT");
    }
}
