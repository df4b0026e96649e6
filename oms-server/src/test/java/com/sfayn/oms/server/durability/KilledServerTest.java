package com.sfayn.oms.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed again and again while it works, on a machine with too much to do. */
@Tag("kills")
class KilledServerTest {
    private static final int H2_KILLS = Integer.getInteger("oms.test.kills", 10);
    private static final int POSTGRES_KILLS = Integer.getInteger("oms.test.kills.postgres", 3);

    @TempDir
    private Path directory;

    @Test
    void nothing_acknowledged_is_lost_in_an_h2_file() throws Exception {
        Path file = directory.resolve("oms.mv.db");
        long seed = System.nanoTime();
        KillSeries series = new KillSeries(
                Map.of("OMS_DB_URL", "jdbc:h2:file:" + directory.resolve("oms")),
                directory,
                () -> contradictionsInCopyOf(file),
                seed);

        series.run(H2_KILLS);

        report("H2", seed, series);
        assertThat(series.lost()).isEmpty();
        assertThat(series.torn()).isEmpty();
        assertThat(series.faults()).isEmpty();
        assertThat(series.acknowledged()).isPositive();
        assertThat(contradictionsInCopyOf(file)).isEmpty();
    }

    @Test
    void nothing_acknowledged_is_lost_on_postgresql() throws Exception {
        long seed = System.nanoTime();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setServerConfig("fsync", "on")
                .start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            KillSeries series =
                    new KillSeries(Map.of("OMS_DB_URL", url), directory, () -> contradictionsOnceAlone(url), seed);

            series.run(POSTGRES_KILLS);

            report("PostgreSQL", seed, series);
            assertThat(series.lost()).isEmpty();
            assertThat(series.torn()).isEmpty();
            assertThat(series.faults()).isEmpty();
            assertThat(series.acknowledged()).isPositive();
        }
    }

    private static void report(String database, long seed, KillSeries series) {
        System.out.println("KilledServerTest on " + database + ", seed " + seed + ": " + series.summary());
        series.lost().forEach(System.out::println);
        series.torn().forEach(System.out::println);
    }

    /** H2 repairs a file when it opens it; the server is to find it as it was left. */
    private List<String> contradictionsInCopyOf(Path file) throws Exception {
        Path copy = directory.resolve("copy.mv.db");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("copy"), "sa", null)) {
            return StoredFacts.contradictions(connection);
        }
    }

    private static List<String> contradictionsOnceAlone(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url)) {
            Awaitility.await().until(() -> othersOn(connection) == 0);
            return StoredFacts.contradictions(connection);
        }
    }

    private static int othersOn(Connection connection) throws Exception {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
