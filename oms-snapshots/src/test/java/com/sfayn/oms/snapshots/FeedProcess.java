package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.EventFeeds;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;

/** Changes orders, gives positions and reads the feed in its own JVM, until it is killed in a round of the feed. */
final class FeedProcess {
    static final TenantId TENANT = new TenantId("acme");

    /** The moment of the kill. */
    enum Stop {
        /** Within a round, after the events have got their positions, but before the last position is recorded. */
        POSITIONS_GIVEN,
        /** At the end of a round. */
        BEFORE_COMMIT,
        /** Whatever the process does. */
        ANY_MOMENT
    }

    /**
     * What a process has printed until it was killed.
     *
     * @param kept order and number of events of each order that was committed
     * @param read what its reader read, as {@link FeedReader#log} has it
     */
    record Output(List<String> kept, List<String> read) {}

    private static final String STOPPED = "stopped";
    private static final String KEPT = "kept ";
    private static final String READ = "read ";
    /** At the end of each line, because a kill may cut the last one. */
    private static final String END = ";";

    private static final int WRITERS = 4;

    private FeedProcess() {}

    /**
     * Starts a process and kills it.
     *
     * @param url includes the login
     * @param name of its orders
     * @param moment the round in which the process stops; or how long it lives after its first
     *     change, in tenths of a second
     */
    static Output kill(String url, String name, Stop stop, int moment) throws IOException, InterruptedException {
        // not Process.destroyForcibly, which closes the output before it is read
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FeedProcess.class.getName(),
                        url,
                        name,
                        stop.name(),
                        String.valueOf(moment))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        Output found = new Output(new ArrayList<>(), new ArrayList<>());
        boolean stopped = false;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (!stopped && (stop == Stop.ANY_MOMENT ? line.startsWith(KEPT) : line.equals(STOPPED))) {
                if (stop == Stop.ANY_MOMENT) killLater(process, moment);
                else process.toHandle().destroyForcibly();
                stopped = true;
            }
            if (line.startsWith(KEPT) && line.endsWith(END)) found.kept().add(content(line, KEPT));
            if (line.startsWith(READ) && line.endsWith(END)) found.read().add(content(line, READ));
        }
        process.waitFor();
        if (!stopped) throw new AssertionError("The process ended before " + stop + ".");
        return found;
    }

    private static void killLater(Process process, int tenths) {
        Thread killer = new Thread(() -> {
            try {
                Thread.sleep(100L * tenths);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.toHandle().destroyForcibly();
        });
        killer.start();
    }

    private static String content(String line, String start) {
        return line.substring(start.length(), line.length() - END.length());
    }

    public static void main(String[] arguments) {
        Stop stop = Stop.valueOf(arguments[2]);
        int round = Integer.parseInt(arguments[3]);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            WriteTurns turns = new WriteTurns();
            Storage storage = JdbiStorage.builder(pool).writeTurns(turns).build();
            Oms oms = Oms.builder().storage(storage).build();
            FeedReader reader =
                    new FeedReader(oms, new Storefront(oms, TENANT).admin(), line -> print(READ + line + END));
            OrderWriters writers = new OrderWriters(
                    storage,
                    TENANT,
                    arguments[1],
                    Duration.ZERO,
                    new OrderWriters.Pause(4, 20),
                    order -> print(KEPT + order.id() + " " + order.revision().events() + END));
            EventFeeds.start(oms, stop == Stop.ANY_MOMENT ? storage : stopping(pool, turns, stop, round));
            writers.start(WRITERS, Integer.MAX_VALUE);
            while (true) {
                reader.readPage();
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A storage for the feed whose n-th round with events stops. */
    private static Storage stopping(DataSource pool, WriteTurns turns, Stop stop, int round) {
        AtomicInteger rounds = new AtomicInteger();
        ThreadLocal<Boolean> reached = ThreadLocal.withInitial(() -> false);
        ThreadLocal<Boolean> given = ThreadLocal.withInitial(() -> false);
        Storage storage = JdbiStorage.builder(pool)
                .writeTurns(turns)
                .statementRewriter(sql -> {
                    if (sql.contains("order_event") && sql.contains("set position")) given.set(true);
                    if (sql.contains("set last_position") && given.get()) {
                        given.set(false);
                        reached.set(rounds.incrementAndGet() == round);
                        if (reached.get() && stop == Stop.POSITIONS_GIVEN) stopHere();
                    }
                    return sql;
                })
                .build();
        return new Storage() {
            @Override
            public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
                return storage.inTransaction(tenant, store -> {
                    R result = work.apply(store);
                    if (reached.get()) stopHere();
                    return result;
                });
            }

            @Override
            public List<TenantId> listAcrossTenants() {
                return storage.listAcrossTenants();
            }
        };
    }

    private static void print(String line) {
        System.out.println(line);
    }

    /** Blocks until the process is killed, because nothing is ever written to its input. */
    private static void stopHere() {
        print(STOPPED);
        try {
            System.in.read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
