package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Imports a file of products in its own JVM with little memory, which can be killed at critical points. */
final class ImportProcess {
    /** Where the process stops, reports it, and waits to be killed. */
    enum Stop {
        HALF_READ,
        BEFORE_COMMIT,
        NEVER
    }

    private static final TenantId TENANT = new TenantId("acme");
    private static final String STOPPED = "stopped";
    private static final String DONE = "done ";

    private ImportProcess() {}

    /**
     * Runs the import to its end.
     *
     * @param url includes the login
     * @return its counts
     */
    static String run(String url, Path file, int rows) throws IOException, InterruptedException {
        Process process = start(url, file, rows, Stop.NEVER);
        String said = lastLine(process);
        if (process.waitFor() != 0 || !said.startsWith(DONE)) throw new AssertionError("The import failed: " + said);
        return said.substring(DONE.length());
    }

    /** Runs the import until it stops, and kills it there. */
    static void kill(String url, Path file, int rows, Stop stop) throws IOException, InterruptedException {
        Process process = start(url, file, rows, stop);
        String said = lastLine(process);
        process.destroyForcibly().waitFor();
        if (!said.equals(STOPPED)) throw new AssertionError("The import did not come to " + stop + ": " + said);
    }

    private static Process start(String url, Path file, int rows, Stop stop) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ImportProcess.class.getName(),
                url,
                file.toString(),
                String.valueOf(rows),
                stop.name());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Reads to the end, or to where the process stops. */
    private static String lastLine(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String last = "";
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            last = line;
            if (line.equals(STOPPED)) return last;
        }
        return last;
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        int rows = Integer.parseInt(arguments[2]);
        Stop stop = Stop.valueOf(arguments[3]);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setConnectionTimeout(Duration.ofMinutes(10).toMillis());
        try (HikariDataSource pool = new HikariDataSource(config);
                InputStream stream = Files.newInputStream(file)) {
            Oms oms = Oms.builder()
                    .storage(storage(pool, stop))
                    .jsonReader(new JacksonJsonReader())
                    .build();
            RowFeed feed = new CsvFeed(SnapshotType.PRODUCT, stream);
            long began = System.nanoTime();
            SyncReport report = oms.snapshots()
                    .importSnapshots()
                    .handleForOperator(
                            TENANT,
                            ImportOptions.upsert(SnapshotType.PRODUCT),
                            "csv",
                            stop == Stop.HALF_READ ? stoppingAfter(rows / 2, feed) : feed)
                    .orThrow();
            long millis = (System.nanoTime() - began) / 1_000_000;
            System.err.println(rows + " rows in " + millis + " ms");
            System.out.println(DONE + report.inserted() + " inserted, " + report.updated() + " updated, "
                    + report.unchanged() + " unchanged");
        }
    }

    private static RowFeed stoppingAfter(int rows, RowFeed feed) {
        return into -> {
            int[] read = {0};
            feed.readInto(new RowFeed.Rows() {
                @Override
                public void row(SnapshotRow row) {
                    into.row(row);
                    if (++read[0] == rows) stopHere();
                }

                @Override
                public void wrong(RowError error) {
                    into.wrong(error);
                }
            });
        };
    }

    private static Storage storage(DataSource pool, Stop stop) {
        Storage storage = JdbiStorage.over(pool);
        if (stop != Stop.BEFORE_COMMIT) return storage;
        return new Storage() {
            @Override
            public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
                return storage.inTransaction(tenant, store -> {
                    R result = work.apply(store);
                    stopHere();
                    return result;
                });
            }

            @Override
            public List<TenantId> listAcrossTenants() {
                return storage.listAcrossTenants();
            }
        };
    }

    /** Blocks until the process is killed, because nothing is ever written to its input. */
    private static void stopHere() {
        System.out.println(STOPPED);
        try {
            System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
