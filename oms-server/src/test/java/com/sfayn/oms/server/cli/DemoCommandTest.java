package com.sfayn.oms.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
    private final Shell shell = Shell.with(Map.of());

    @Test
    void the_walk_ends_with_a_completed_order_and_exit_0() {
        int exit = shell.run("demo", "--once", "--port", "0");

        assertThat(shell.out())
                .contains("items 15.00 + shipping 5.00 + tax 1.80 = 21.80 SGD (GST 9 % of 20.00 = 1.80)")
                .contains("COUPON_NOT_FOUND")
                .contains("is COMPLETED and PAID, 54.50 SGD")
                .contains("All 22 steps were answered as they should be.")
                .doesNotContain("FAILED");
        assertThat(exit).isZero();
    }

    @Test
    void afterwards_it_invites_to_try_and_gives_tokens() {
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
                    .contains("127.0.0.1:" + taken.getLocalPort(), "taken", "0 for a free one");
        }
    }
}
