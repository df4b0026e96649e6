package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.server.database.DatabaseSettings;
import com.sfayn.oms.server.database.Databases;
import com.sfayn.oms.server.database.H2File;
import com.sfayn.oms.server.deployment.Deployment;
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
    private static final int CHANGES = 40;

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
            statement.execute("create table lasting (id int primary key, content varbinary(1000))");
            statement.execute("create table passing (id int primary key, content varbinary(100000))");
            statement.execute("insert into lasting select x, secure_rand(1000) from system_range(0, 4000)");
            for (int change = 0; change < ROUNDS * CHANGES; change++) {
                // each leaves one page in the file that is needed, among many that the next one overwrites
                String lasting = "update lasting set content = secure_rand(1000) where id = " + change * 16;
                String passing = "merge into passing values (1, secure_rand(100000))";
                assertThat(turns.exclusively(Duration.ofMinutes(1), () -> commit(connection, lasting, passing)))
                        .isTrue();
                written += 100_000;
                if (change % CHANGES == 0) TimeUnit.MILLISECONDS.sleep(1_500);
            }
            // a third of what was written beside what is needed; without upkeep, more than all of it
            assertThat(Files.size(file)).isLessThan(written * 3L / 4);
        }
    }

    private static void commit(Connection connection, String... changes) {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String change : changes) statement.execute(change);
            connection.commit();
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
