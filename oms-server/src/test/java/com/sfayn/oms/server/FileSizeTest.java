package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.contract.Storefront;
import com.sfayn.oms.server.config.DatabaseSettings;
import com.sfayn.oms.snapshots.WriteTurns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much room an H2 file takes for what is in it. */
class FileSizeTest {
    /** They need less than 0.2 MB; the pages that their changes wrote and replaced are fifty times as much. */
    private static final int ORDERS = 60;

    private static final int ROUNDS = 6;
    private static final int PAGES = 40;

    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    private Path directory;

    /** Without upkeep, the file would hold everything that was ever written. */
    @Test
    void what_is_overwritten_is_used_again_while_the_database_is_open() throws Exception {
        DatabaseSettings settings =
                DatabaseSettings.at("jdbc:h2:file:" + directory.resolve("oms") + ";RETENTION_TIME=100");
        Path file = directory.resolve("oms.mv.db");
        WriteTurns turns = new WriteTurns();
        int written = 0;
        try (H2File open = H2File.open(settings, Databases.Opening.CREATING, turns);
                Connection connection = open.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table page (id int primary key, content varbinary(100000))");
            for (int round = 0; round < ROUNDS; round++) {
                for (int id = 0; id < PAGES; id++) {
                    String change = "merge into page values (" + id + ", secure_rand(100000))";
                    assertThat(turns.exclusively(Duration.ofMinutes(1), () -> execute(statement, change)))
                            .isTrue();
                    written += 100_000;
                }
                TimeUnit.MILLISECONDS.sleep(1_500);
            }
            assertThat(Files.size(file)).isLessThan(written / 2);
        }
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_stop_gives_back_the_space_of_what_was_overwritten() throws Exception {
        Path file = directory.resolve("oms.mv.db");
        long grown;
        try (Deployment deployment = Deployment.start(
                RunningServer.settings("jdbc:h2:file:" + directory.resolve("oms"), 0), Clock.systemUTC(), List.of())) {
            Storefront shop = Storefront.open(deployment.oms(), RunningServer.TENANT);
            for (int i = 0; i < ORDERS; i++) shop.sevenSteps(shop.customer(), Storefront.item("T-SHIRT-L", 1));
            grown = Files.size(file);
        }

        assertThat(grown).isGreaterThan(MEGABYTE);
        assertThat(Files.size(file)).isLessThan(MEGABYTE);
    }
}
