package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.EventFeeds;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.feed.RelayEvents.Outcome;
import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.snapshots.FeedProcess.Output;
import com.sfayn.oms.snapshots.FeedProcess.Stop;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances are killed while they give positions: the feed stays complete, in order and without gaps. */
@Tag("kills")
class EventFeedAfterKillsTest {
    private static final int KILLS = Integer.getInteger("oms.test.feed.kills", 2);
    private static final int WRITERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random random = new Random();

    @Test
    void others_continue_when_an_instance_is_killed_in_a_round() throws Exception {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            Storage storage = JdbiStorage.over(pool);
            Oms oms = Oms.builder().storage(storage).build();
            Storefront shop = Storefront.open(oms, FeedProcess.TENANT);
            OrderWriters.createShared(storage, FeedProcess.TENANT);
            FeedReader reader = new FeedReader(oms, shop.admin(), line -> {});
            AtomicBoolean ended = new AtomicBoolean();
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
                while (!ended.get()) reader.readPage();
            });
            Output printed = new Output(new ArrayList<>(), new ArrayList<>());
            try (EventFeeds feeds = EventFeeds.start(oms);
                    OrderWriters writers = new OrderWriters(
                            storage,
                            FeedProcess.TENANT,
                            "test",
                            Duration.ZERO,
                            new OrderWriters.Pause(1, 100),
                            order -> {})) {
                writers.start(WRITERS, Integer.MAX_VALUE);
                for (int i = 0; i < KILLS; i++) {
                    Output output = kill(pool.getJdbcUrl(), i);
                    printed.kept().addAll(output.kept());
                    printed.read().addAll(output.read());
                }
                writers.stop();
                // the feed learns of what the killed instances have left by a change
                storage.inTransaction(
                        FeedProcess.TENANT,
                        store -> store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-last"), 1)));
                awaitNoneWaiting(pool);
                assertThat(feeds).isNotNull();
            } finally {
                ended.set(true);
            }
            reading.get();
            reader.readToEnd();

            reader.expectLog(pool);
            assertThat(printed.kept()).isNotEmpty();
            expectPrinted(printed, pool);
            report("PostgreSQL", pool, printed);
        }
    }

    @Test
    void an_h2_file_has_a_complete_feed_after_each_kill(@TempDir Path folder) throws Exception {
        String url;
        try (HikariDataSource pool = EmbeddedDatabases.h2(folder.resolve("oms"))) {
            url = pool.getJdbcUrl();
            Storage storage = JdbiStorage.over(pool);
            Storefront.open(Oms.builder().storage(storage).build(), FeedProcess.TENANT);
            OrderWriters.createShared(storage, FeedProcess.TENANT);
        }
        List<String> before = List.of();
        int changes = 0;
        for (int i = 0; i < KILLS; i++) {
            Output printed = kill(url, i);
            try (HikariDataSource pool = EmbeddedDatabases.h2(folder.resolve("oms"))) {
                Oms oms = Oms.builder().storage(JdbiStorage.over(pool)).build();
                Storefront shop = new Storefront(oms, FeedProcess.TENANT);
                expectWithoutGap(FeedReader.log(pool));
                while (oms.feed().relayEvents().handle(FeedProcess.TENANT, true) != Outcome.DRAINED) Thread.sleep(1);
                FeedReader reader = new FeedReader(oms, shop.admin(), line -> {});
                reader.readToEnd();

                reader.expectLog(pool);
                expectPrinted(printed, pool);
                List<String> log = FeedReader.log(pool);
                assertThat(log.subList(0, before.size()))
                        .as("positions of before the kill")
                        .isEqualTo(before);
                before = log;
                changes += printed.kept().size();
                report("H2 file", pool, printed);
            }
        }
        assertThat(changes).isPositive();
    }

    private Output kill(String url, int number) throws IOException, InterruptedException {
        Stop stop = Stop.values()[number % Stop.values().length];
        int moment = 2 + random.nextInt(stop == Stop.ANY_MOMENT ? 15 : 30);
        return FeedProcess.kill(url, "process" + number, stop, moment);
    }

    private static void awaitNoneWaiting(DataSource database) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String waiting = "select count(*) from oms.order_event where position is null";
        while (!FeedReader.column(database, waiting).equals(List.of("0"))) {
            assertThat(System.nanoTime()).as("time of waiting").isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** The log as the kill has left it. */
    private static void expectWithoutGap(List<String> log) {
        for (int i = 0; i < log.size(); i++) assertThat(log.get(i)).startsWith(i + 1 + " ");
    }

    /** Expects every change that a process has acknowledged, and the events that it has read, at the same positions. */
    private static void expectPrinted(Output printed, DataSource database) {
        Map<String, Integer> events = new HashMap<>();
        FeedReader.column(database, "select order_id || ' ' || count(*) from oms.order_event group by order_id")
                .forEach(row -> events.put(row.split(" ")[0], Integer.valueOf(row.split(" ")[1])));
        assertThat(printed.kept())
                .allSatisfy(order -> assertThat(events.get(order.split(" ")[0]))
                        .isGreaterThanOrEqualTo(Integer.valueOf(order.split(" ")[1])));
        assertThat(new HashSet<>(FeedReader.log(database))).containsAll(printed.read());
    }

    private static void report(String database, DataSource pool, Output printed) {
        System.err.printf(
                "%s: %d kills in all, %d events; the killed processes made %d changes and read %d events%n",
                database,
                KILLS,
                FeedReader.log(pool).size(),
                printed.kept().size(),
                printed.read().size());
    }
}
