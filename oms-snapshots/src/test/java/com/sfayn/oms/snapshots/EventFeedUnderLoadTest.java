package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.EventFeeds;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two instances change orders and give positions at the same time; a reader misses nothing and gets nothing twice. */
class EventFeedUnderLoadTest {
    private static final int WRITERS = 8;
    private static final int CHANGES = Integer.getInteger("oms.test.feed.changes", 25);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TenantId ACME = new TenantId("acme");

    private enum Target {
        /** One transaction at a time writes, so that a pause delays them all. */
        H2_FILE(new OrderWriters.Pause(20, 10)),
        POSTGRESQL(new OrderWriters.Pause(2, 20));

        private final OrderWriters.Pause pause;

        Target(OrderWriters.Pause pause) {
            this.pause = pause;
        }

        HikariDataSource open(Path folder) {
            return this == H2_FILE ? EmbeddedDatabases.h2(folder.resolve("oms")) : EmbeddedDatabases.postgres();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_reader_gets_each_event_once_and_in_order_while_two_instances_write(Target target, @TempDir Path folder)
            throws InterruptedException {
        try (HikariDataSource pool = target.open(folder);
                HikariDataSource poolOfAnother = EmbeddedDatabases.sameDatabase(pool, config -> {
                    config.setMaximumPoolSize(20);
                    config.setMinimumIdle(0);
                })) {
            WriteTurns turns = new WriteTurns();
            Storage one = JdbiStorage.builder(pool).writeTurns(turns).build();
            Storage another =
                    JdbiStorage.builder(poolOfAnother).writeTurns(turns).build();
            Oms oms = Oms.builder().storage(one).build();
            Storefront shop = Storefront.open(oms, ACME);
            OrderWriters.createShared(one, ACME);
            FeedReader reader = new FeedReader(oms, shop.admin(), line -> {});
            long start = System.nanoTime();
            try (EventFeeds feeds = EventFeeds.start(oms);
                    EventFeeds feedsOfAnother =
                            EventFeeds.start(Oms.builder().storage(another).build());
                    OrderWriters writers =
                            new OrderWriters(one, ACME, "one", Duration.ZERO, target.pause, order -> {});
                    OrderWriters writersOfAnother = new OrderWriters(
                            another, ACME, "another", Duration.ofMillis(30), target.pause, order -> {})) {
                writers.start(WRITERS, CHANGES);
                writersOfAnother.start(WRITERS, CHANGES);
                while (!writers.areDone() || !writersOfAnother.areDone()) reader.readPage();
                writers.join();
                writersOfAnother.join();
                int readMeanwhile = reader.size();
                long events = 1 + writers.events() + writersOfAnother.events();
                awaitEvents(reader, events);

                System.err.printf(
                        "%s: %d changes with %d events in %d ms; %d events in %d pages, %d of them before the last commit%n",
                        target,
                        2 * WRITERS * CHANGES,
                        events,
                        (System.nanoTime() - start) / 1_000_000,
                        reader.size(),
                        reader.pages(),
                        readMeanwhile);
                assertThat(reader.size()).isEqualTo((int) events);
                assertThat(feeds).isNotSameAs(feedsOfAnother);
            }
            reader.expectLog(pool);
        }
    }

    private static void awaitEvents(FeedReader reader, long events) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (reader.size() < events) {
            assertThat(System.nanoTime()).as("time of waiting").isLessThan(end);
            Thread.sleep(5);
            reader.readToEnd();
        }
    }
}
