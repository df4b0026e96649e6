package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Compares our import with PostgreSQL's own COPY of the same file into the same table, with the same indexes, on a
 * server that writes to disk as in production. The two take turns; the best round of each counts.
 */
public final class ImportBenchmark {
    private static final TenantId TENANT = new TenantId("bench");
    private static final long PERCENT = 100;
    private static final long LEAST_PERCENT = 30;

    /** Supplies the columns that the file does not have; without row-level security, which COPY refuses. */
    private static final String[] COPYABLE = {
        "alter table oms.product alter column tenant_id set default 'bench'",
        "alter table oms.product alter column source_at set default now()",
        "alter table oms.product alter column source_id set default 'import'",
        "alter table oms.product alter column source set default 'csv'"
    };

    private static final String COPY = "copy oms.product (vendor_id, sku, product_id, name, category, options, price,"
            + " currency, on_hand, package_weight, package_length, package_width, package_height, taxable, active)"
            + " from stdin with (format csv, header true)";

    private ImportBenchmark() {}

    /** @param arguments the number of rows and of rounds */
    public static void main(String[] arguments) throws IOException, SQLException {
        int rows = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Path file = ProductFile.write(Files.createTempFile("products", ".csv"), rows);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                HikariDataSource pool = pool(server)) {
            Oms oms = Oms.builder()
                    .storage(JdbiStorage.over(pool))
                    .jsonReader(new JacksonJsonReader())
                    .build();
            EmbeddedDatabases.execute(pool, COPYABLE);
            System.out.println(rows + " rows, " + Files.size(file) / 1_000_000 + " MB, heap "
                    + Runtime.getRuntime().maxMemory() / 1024 / 1024 + " MB");
            List<Long> copies = new ArrayList<>();
            List<Long> imports = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                empty(pool);
                copies.add(rate("COPY  ", rows, () -> copy(pool, file)));
                empty(pool);
                imports.add(rate("import", rows, () -> load(oms, file, rows)));
            }
            long percent = PERCENT * Collections.max(imports) / Collections.max(copies);
            System.out.println("The import reaches " + percent + " % of COPY.");
            if (percent < LEAST_PERCENT) {
                throw new IllegalStateException("At least " + LEAST_PERCENT + " % are required.");
            }
        } finally {
            Files.delete(file);
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setUsername("postgres");
        config.setMaximumPoolSize(3);
        return new HikariDataSource(config);
    }

    private static void empty(HikariDataSource pool) {
        EmbeddedDatabases.execute(pool, "truncate oms.product", "checkpoint");
    }

    private static void copy(HikariDataSource pool, Path file) throws IOException, SQLException {
        try (Connection connection = pool.getConnection();
                InputStream stream = Files.newInputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, stream);
        }
    }

    private static void load(Oms oms, Path file, int rows) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            SyncReport report = oms.snapshots()
                    .importSnapshots()
                    .handleForOperator(
                            TENANT,
                            ImportOptions.upsert(SnapshotType.PRODUCT),
                            "csv",
                            new CsvFeed(SnapshotType.PRODUCT, stream))
                    .orThrow();
            if (report.inserted() != rows) throw new IllegalStateException("Not all inserted: " + report);
        }
    }

    private static long rate(String name, int rows, Work work) throws IOException, SQLException {
        long began = System.nanoTime();
        work.run();
        long millis = (System.nanoTime() - began) / 1_000_000;
        long rate = rows * 1_000L / Math.max(1, millis);
        System.out.println(name + " " + millis + " ms, " + rate + " rows/s");
        return rate;
    }

    /** What is measured. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, SQLException;
    }
}
