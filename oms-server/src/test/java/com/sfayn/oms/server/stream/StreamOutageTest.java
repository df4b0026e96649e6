package com.sfayn.oms.server.stream;

import static com.sfayn.oms.server.stream.StreamsUnderTest.OPTIONS;
import static com.sfayn.oms.server.stream.StreamsUnderTest.VENDORS;
import static com.sfayn.oms.server.stream.StreamsUnderTest.vendor;
import static com.sfayn.oms.server.stream.StreamsUnderTest.waiting;
import static com.sfayn.oms.server.stream.StreamsUnderTest.with;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sfayn.oms.application.port.StorageUnavailableException;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisURI;
import io.lettuce.core.protocol.CommandType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class StreamOutageTest {
    private static final String PASSWORD = "hush-hush";

    @TempDir
    private Path directory;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    private final Logger streamLogger = (Logger) LoggerFactory.getLogger("com.sfayn.oms.server.stream");
    private EmbeddedRedis redis;
    private StreamsUnderTest shop;

    @BeforeEach
    void open() {
        redis = EmbeddedRedis.of(directory, PASSWORD);
        shop = new StreamsUnderTest(redis);
        logged.start();
        root.addAppender(logged);
        streamLogger.setLevel(Level.INFO);
    }

    @AfterEach
    void close() {
        shop.close();
        redis.close();
        root.detachAppender(logged);
        streamLogger.setLevel(null);
    }

    @Test
    void redis_may_start_late_and_restart_without_loss_and_each_change_is_logged_once() {
        shop.start();
        waiting().until(() -> lines("is unavailable: ") == 1);
        redis.start();
        waiting().until(() -> shop.gauge("connected", VENDORS) == 1);
        shop.redis().xadd(VENDORS, vendor("v-1", "One"));
        shop.awaitVendor("v-1", "One");
        awaitAllConnected(1);

        redis.stop();
        awaitAllConnected(0);
        waiting().until(() -> lines("is unavailable: ") == 2);
        assertThat(shop.gauge("lag", VENDORS)).isNaN();
        redis.start();
        shop.redis().xadd(VENDORS, vendor("v-2", "Two"));
        shop.awaitVendor("v-2", "Two");
        awaitAllConnected(1);
        shop.awaitNothingPending(VENDORS);
        assertThat(lines("is unavailable: ")).isEqualTo(2);
        assertThat(lines("is available; reading event streams")).isEqualTo(2);
        assertThat(lines(PASSWORD)).isZero();
        assertThat(lines("127.0.0.1:")).isEqualTo(4);
    }

    @Test
    void logs_a_wrong_password_without_showing_it() {
        redis.start();
        shop.start(RedisURI.create(redis.url().replace(PASSWORD, "wrong-and-secret")));
        waiting().until(() -> lines("WRONGPASS") == 1);
        shop.close();
        assertThat(lines("wrong-and-secret")).isZero();
    }

    @Test
    void logs_once_that_a_key_is_no_stream_and_reads_the_others() {
        redis.start();
        shop.redis().set("stream.product_catalog", "a string");
        shop.start();
        shop.redis().xadd(VENDORS, vendor("v-1", "One"));
        shop.awaitVendor("v-1", "One");
        waiting().until(() -> lines("stream.product_catalog can't be read: WRONGTYPE") > 0);

        shop.redis().del("stream.product_catalog");
        awaitAllConnected(1);
        assertThat(lines("can't be read")).isEqualTo(1);
        assertThat(lines("is unavailable: ")).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = CommandType.class,
            names = {"XAUTOCLAIM", "XREADGROUP", "EVAL"})
    void logs_a_missing_permission_once_per_stream_before_the_stream_counts_as_read(CommandType denied) {
        redis.start();
        AclSetuserArgs user = AclSetuserArgs.Builder.on()
                .addPassword("half-secret")
                .keyPattern("*")
                .allCommands();
        shop.redis().aclSetuser("half", user.removeCommand(denied));
        shop.start(RedisURI.create(redis.url().replace(":" + PASSWORD, "half:half-secret")));
        waiting().until(() -> lines("can't be read: NOPERM") == 3);

        shop.redis().aclSetuser("half", AclSetuserArgs.Builder.allCommands());
        awaitAllConnected(1);
        assertThat(lines("can't be read")).isEqualTo(3);
        assertThat(lines("is available; reading event streams")).isEqualTo(1);
        assertThat(lines("half-secret")).isZero();
    }

    @Test
    void while_the_database_is_unavailable_entries_wait_and_none_is_lost_or_dead() {
        redis.start();
        AtomicBoolean databaseDown = new AtomicBoolean(true);
        AtomicInteger attempts = new AtomicInteger();
        for (int n = 0; n < 35; n++) shop.redis().xadd(VENDORS, vendor("v-" + n, "Name"));
        shop.start((tenant, source, event) -> {
            attempts.incrementAndGet();
            if (databaseDown.get())
                throw new StorageUnavailableException("The database can't be reached now; try again.", null);
            return shop.oms.events().receiveEvent().handle(tenant, source, event);
        });
        waiting().until(() -> attempts.get() > 10 * OPTIONS.mostFaults());
        assertThat(shop.pending(VENDORS)).isLessThanOrEqualTo(OPTIONS.batch());
        assertThat(lines("waits")).isEqualTo(1);
        databaseDown.set(false);
        waiting().until(() -> shop.vendors().size() == 35);
        shop.awaitNothingPending(VENDORS);
        assertThat(shop.dead(VENDORS)).isEmpty();
        assertThat(lines("is available again")).isEqualTo(1);
    }

    @Test
    void an_entry_that_waits_for_a_lock_does_not_delay_others() {
        redis.start();
        AtomicBoolean locked = new AtomicBoolean(true);
        shop.start((tenant, source, event) -> {
            if (locked.get() && "v-1".equals(event.payload().get("vendor_id"))) {
                throw new StorageUnavailableException("The database did not grant a lock in time; try again.", null);
            }
            return shop.oms.events().receiveEvent().handle(tenant, source, event);
        });
        for (int n = 1; n <= 25; n++) shop.redis().xadd(VENDORS, vendor("v-" + n, "Name"));
        waiting().until(() -> shop.vendors().size() == 24);
        assertThat(shop.pending(VENDORS)).isEqualTo(1);
        locked.set(false);
        shop.awaitVendor("v-1", "Name");
        shop.awaitNothingPending(VENDORS);
    }

    @Test
    void a_broken_dead_letter_stream_neither_stops_the_stream_nor_loses_entries() {
        redis.start();
        shop.redis().set(DeadLetter.stream(VENDORS), "a string");
        shop.redis().xadd(VENDORS, with(vendor("v-1", "Poison"), "country", "Atlantis"));
        shop.redis().xadd(VENDORS, vendor("v-2", "Good"));
        shop.start();
        shop.awaitVendor("v-2", "Good");
        waiting().until(() -> lines("could not be moved to the dead-letter stream") > 0);
        assertThat(shop.pending(VENDORS)).isEqualTo(1);
        shop.redis().del(DeadLetter.stream(VENDORS));
        shop.awaitDead(VENDORS, 1);
        shop.awaitNothingPending(VENDORS);
    }

    @Test
    void stops_in_time_although_an_entry_never_ends() throws InterruptedException {
        redis.start();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        for (int n = 0; n < 5; n++) shop.redis().xadd(VENDORS, vendor("v-" + n, "Name"));
        StreamOptions noStopTime = new StreamOptions(
                OPTIONS.claimAfter(),
                OPTIONS.batch(),
                OPTIONS.block(),
                OPTIONS.measureEvery(),
                OPTIONS.firstPause(),
                OPTIONS.longestPause(),
                OPTIONS.mostFaults(),
                OPTIONS.deadLength(),
                OPTIONS.goneAfter(),
                Duration.ZERO);
        EventStreams streams = shop.start(noStopTime, (tenant, source, event) -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return shop.oms.events().receiveEvent().handle(tenant, source, event);
        });
        begun.await();
        Thread stopping = new Thread(streams::close);
        stopping.start();
        waiting().until(() -> shop.consumers("stream.product_catalog").isEmpty());
        release.countDown();
        stopping.join();
        assertThat(shop.vendors()).hasSize(1);
        assertThat(shop.pending(VENDORS)).isEqualTo(4);
        assertThat(shop.consumers(VENDORS)).hasSize(1);
        shop.start();
        waiting().until(() -> shop.vendors().size() == 5);
        shop.awaitNothingPending(VENDORS);
    }

    private void awaitAllConnected(int connected) {
        waiting()
                .until(() -> EventStreams.typesByStream().keySet().stream()
                        .allMatch(stream -> shop.gauge("connected", stream) == connected));
    }

    private long lines(String part) {
        List<ILoggingEvent> events = new ArrayList<>(logged.list);
        return events.stream().filter(event -> text(event).contains(part)).count();
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                        ? ""
                        : event.getThrowableProxy().getMessage());
    }
}
