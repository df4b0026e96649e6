package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.contract.Storefront;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.server.config.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An H2 file that was left in the middle of something is checked before anybody works with it. */
class UncleanStopTest {
    @TempDir
    private Path directory;

    private Order order;

    /** A copy of a file in use is a file that was not closed in order. */
    @BeforeEach
    void leaveAFileBehind() throws Exception {
        try (Deployment deployment = start("running")) {
            Oms oms = deployment.oms();
            Storefront shop = Storefront.open(oms, RunningServer.TENANT);
            order = shop.sevenSteps(shop.customer(), Storefront.item("T-SHIRT-L", 2));
            Files.copy(directory.resolve("running.mv.db"), directory.resolve("left.mv.db"));
        }
    }

    @Test
    void reserved_units_that_contradict_the_orders_are_repaired() throws SQLException {
        execute("left", "update \"oms\".product set reserved = 41");

        start("left").close();

        assertThat(reserved("left")).isEqualTo(2);
    }

    @Test
    void events_that_contradict_the_orders_keep_the_server_from_starting_until_they_are_put_right()
            throws SQLException {
        execute("left", "update \"oms\".order_event set sequence = 7 where sequence = 6");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> start("left"))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("was not closed in order")
                    .hasMessageContaining("tenant t-1: order " + order.id())
                    .hasMessageContaining("counts 6 events")
                    .hasMessageContaining("Restore it from a backup");
        }
        execute("left", "update \"oms\".order_event set sequence = 6 where sequence = 7");
        start("left").close();
    }

    @Test
    void a_file_that_was_closed_in_order_is_not_checked() throws SQLException {
        execute("running", "update \"oms\".product set reserved = 41");

        start("running").close();

        assertThat(reserved("running")).isEqualTo(41);
    }

    @Test
    void bringing_the_tables_up_to_date_does_not_make_a_file_look_closed_in_order() throws SQLException {
        execute("left", "update \"oms\".product set reserved = 41");

        Deployment.migrate(settings("left").database());
        start("left").close();

        assertThat(reserved("left")).isEqualTo(2);
    }

    private Deployment start(String file) {
        return Deployment.start(settings(file), Clock.systemUTC(), List.of());
    }

    private ServerSettings settings(String file) {
        return RunningServer.settings("jdbc:h2:file:" + directory.resolve(file), 0);
    }

    private int reserved(String file) throws SQLException {
        try (Connection connection = connection(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select reserved from \"oms\".product")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String file, String sql) throws SQLException {
        try (Connection connection = connection(file);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private Connection connection(String file) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + directory.resolve(file), "sa", null);
    }
}
