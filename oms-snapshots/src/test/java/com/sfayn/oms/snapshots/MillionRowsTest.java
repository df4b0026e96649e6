package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.snapshots.ImportProcess.Stop;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A large file, in a process with a heap of 256 MB: all of it or none. As many rows as the system property
 * {@code oms.test.rows} says; the profile {@code long} imports 1,000,000.
 */
class MillionRowsTest {
    private static final int ROWS = Integer.getInteger("oms.test.rows", 5_000);

    /** Where the rows go. */
    enum Target {
        H2_FILE {
            @Override
            HikariDataSource open(Path folder) {
                HikariDataSource pool = EmbeddedDatabases.h2(folder.resolve("oms"));
                // opening a killed file takes back what was not committed, first
                pool.setConnectionTimeout(Duration.ofMinutes(10).toMillis());
                return pool;
            }
        },
        POSTGRESQL {
            @Override
            HikariDataSource open(Path folder) {
                return EmbeddedDatabases.postgres();
            }
        };

        abstract HikariDataSource open(Path folder);
    }

    @ParameterizedTest
    @EnumSource
    void a_large_file_is_imported_in_little_memory_and_a_killed_import_leaves_nothing(
            Target target, @TempDir Path folder) throws IOException, InterruptedException {
        Path file = ProductFile.write(folder.resolve("products.csv"), ROWS);
        try (HikariDataSource database = target.open(folder)) {
            JdbiStorage.over(database);
            for (Stop stop : new Stop[] {Stop.HALF_READ, Stop.BEFORE_COMMIT}) {
                released(database);
                ImportProcess.kill(database, file, ROWS, stop);
                assertThat(products(database)).as("after a kill: " + stop).isZero();
            }
            released(database);
            assertThat(ImportProcess.run(database, file, ROWS)).isEqualTo(ROWS + " inserted, 0 updated, 0 unchanged");
            assertThat(products(database)).isEqualTo(ROWS);
            released(database);
            assertThat(ImportProcess.run(database, file, ROWS))
                    .isEqualTo("0 inserted, 0 updated, " + ROWS + " unchanged");
        }
    }

    /** An H2 file belongs to one process at a time: it is let go with its last connection. */
    private static void released(HikariDataSource database) {
        database.getHikariPoolMXBean().softEvictConnections();
    }

    private static long products(HikariDataSource database) {
        return Long.parseLong(
                Sql.column(database, "select count(*) from \"oms\".product").get(0));
    }
}
