package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.snapshots.ImportProcess.Stop;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A large file, in a process with a heap of 256 MB: all of it or none. As many rows as the system property
 * {@code oms.test.rows} says; the profile {@code long} imports 1,000,000.
 */
class MillionRowsTest {
    private static final int ROWS = Integer.getInteger("oms.test.rows", 5_000);

    /** The database that the rows are imported into. */
    enum Target {
        H2_FILE {
            @Override
            HikariDataSource open(Path folder) {
                return EmbeddedDatabases.h2(folder.resolve("oms"));
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
            Target target, @TempDir Path folder) throws IOException, InterruptedException, SQLException {
        Path file = ProductFile.write(folder.resolve("products.csv"), ROWS);
        String url = migrated(target, folder);
        for (Stop stop : new Stop[] {Stop.HALF_READ, Stop.BEFORE_COMMIT}) {
            ImportProcess.kill(url, file, ROWS, stop);
            assertThat(products(url)).as("after a kill: " + stop).isZero();
        }
        assertThat(ImportProcess.run(url, file, ROWS)).isEqualTo(ROWS + " inserted, 0 updated, 0 unchanged");
        assertThat(products(url)).isEqualTo(ROWS);
        assertThat(ImportProcess.run(url, file, ROWS)).isEqualTo("0 inserted, 0 updated, " + ROWS + " unchanged");
    }

    /** An H2 file belongs to one process at a time, so nothing here keeps it open. */
    private static String migrated(Target target, Path folder) {
        try (HikariDataSource pool = target.open(folder)) {
            JdbiStorage.over(pool);
            return pool.getJdbcUrl();
        }
    }

    private static long products(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from \"oms\".product")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
