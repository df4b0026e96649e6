package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.server.database.StartupException;
import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.deployment.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An H2 file that was left in the middle of something is checked before it is used. */
class UncleanStopTest {
    @TempDir
    private Path directory;

    private Order order;
    private Order draft;

    /** A copy of a file in use is a file that was not closed properly. */
    @BeforeEach
    void leaveAFileBehind() throws Exception {
        try (Deployment deployment = start("running")) {
            Oms oms = deployment.oms();
            Storefront shop = Storefront.open(oms, RunningServer.TENANT);
            order = shop.sevenSteps(shop.customer(), Storefront.item("T-SHIRT-L", 2));
            draft = shop.readyToPlace(shop.customer(), Storefront.item("T-SHIRT-L", 1));
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
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("was not closed properly")
                    .hasMessageContaining("tenant t-1: order " + order.id())
                    .hasMessageContaining("has 6 events by its document")
                    .hasMessageContaining("Restore it from a backup");
        }
        execute("left", "update \"oms\".order_event set sequence = 6 where sequence = 7");
        start("left").close();
    }

    @Test
    void index_entries_without_rows_and_rows_without_entries_are_put_right() throws SQLException {
        String byStatus = "select order_id from \"oms\".orders use index (orders_by_status) where tenant_id = 't-1'"
                + " and status = 'CONFIRMED' and document is not null";
        TornIndex.addEntry(directory.resolve("left"), "orders", "orders_by_status");
        assertThatThrownBy(() -> texts("left", byStatus)).isInstanceOf(SQLException.class);
        start("left").close();
        assertThat(texts("left", byStatus)).containsExactly(order.id().value());

        markAsLeft();
        TornIndex.loseEntry(directory.resolve("left"), "orders", "orders_by_status");
        assertThat(texts("left", byStatus)).isEmpty();
        start("left").close();
        assertThat(texts("left", byStatus)).containsExactly(order.id().value());
    }

    /** Keys and constraints, too: every index of every table. */
    @Test
    void a_row_without_its_key_is_found_again() throws SQLException {
        TornIndex.loseEntry(directory.resolve("left"), "orders", "primary_key");

        start("left").close();

        String both = "('" + order.id() + "', '" + draft.id() + "')";
        assertThat(texts("left", "select order_id from \"oms\".orders where tenant_id = 't-1' and order_id in " + both))
                .containsExactlyInAnyOrder(order.id().value(), draft.id().value());
    }

    @Test
    void two_rows_with_one_key_keep_the_server_from_starting() throws SQLException {
        execute("left", "insert into \"oms\".tenant values ('t-2')");
        TornIndex.loseEntry(directory.resolve("left"), "tenant", "primary_key");
        execute("left", "insert into \"oms\".tenant values ('t-1')");

        assertThatThrownBy(() -> start("left"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("was not closed properly and is damaged")
                .hasMessageContaining("two rows of the table TENANT have the same TENANT_ID")
                .hasMessageContaining("Restore it from a backup");
    }

    @Test
    void rows_that_an_import_left_waiting_are_gone() throws SQLException {
        execute(
                "left",
                "insert into \"oms\".vendor_load (tenant_id, load_id, vendor_id, line) values ('t-1', 'gone', 'v-1', 1)");

        start("left").close();

        assertThat(texts("left", "select vendor_id from \"oms\".vendor_load")).isEmpty();
    }

    private void markAsLeft() throws SQLException {
        execute("left", "insert into \"oms\".open_mark (marked_at) values (current_timestamp)");
    }

    private List<String> texts(String file, String query) throws SQLException {
        try (Connection connection = connection(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) texts.add(rows.getString(1));
            return texts;
        }
    }

    @Test
    void a_file_that_was_closed_in_order_is_not_checked() throws SQLException {
        execute("running", "update \"oms\".product set reserved = 41");

        start("running").close();

        assertThat(reserved("running")).isEqualTo(41);
    }

    @Test
    void migrating_a_file_does_not_mark_it_as_properly_closed() throws SQLException {
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
