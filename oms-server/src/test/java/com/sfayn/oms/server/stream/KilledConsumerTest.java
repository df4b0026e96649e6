package com.sfayn.oms.server.stream;

import static com.sfayn.oms.server.stream.StreamsUnderTest.GROUP;
import static com.sfayn.oms.server.stream.StreamsUnderTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.server.ServerProcess;
import com.sfayn.oms.server.stream.RandomEvents.Event;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sfayn.oms.snapshots.JacksonJsonReader;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.models.stream.PendingMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share the streams on PostgreSQL; one runs in a separate process, which is killed. */
@Tag("kills")
class KilledConsumerTest {
    private static final int EVENTS = Integer.getInteger("oms.test.events", 2_000);
    private static final Set<String> STREAMS = EventStreams.typesByStream().keySet();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final String ROWS = """
            select tenant_id || '/product/' || vendor_id || '/' || sku, source_id, name from oms.product
            union all select tenant_id || '/vendor/' || vendor_id, source_id, content from oms.vendor
            union all select tenant_id || '/offer/' || vendor_id || '/' || offer_id, source_id, content from oms.offer
            union all select tenant_id || '/coupon/' || vendor_id || '/' || code, source_id, content from oms.coupon
            union all select tenant_id || '/shipping_option/' || vendor_id || '/' || option_id, source_id, content
                from oms.shipping_option
            union all select tenant_id || '/customer/' || user_id, source_id, content from oms.customer
            """;

    @TempDir
    private Path directory;

    @Test
    void a_consumer_finishes_the_entries_of_a_killed_one_and_the_newest_changes_win() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Events of KilledConsumerTest: " + EVENTS + ", seed " + seed);
        RandomEvents events = new RandomEvents(seed, EVENTS);
        Path log = directory.resolve("killed.log");
        try (EmbeddedRedis redis = EmbeddedRedis.started(Files.createDirectory(directory.resolve("redis")));
                HikariDataSource pool = EmbeddedDatabases.postgres()) {
            Oms oms = Oms.builder()
                    .storage(JdbiStorage.over(pool))
                    .jsonReader(new JacksonJsonReader())
                    .build();
            RedisCommands<String, String> commands = redis.commands();
            Map<String, List<String>> ids = written(events, commands);

            try (ServerProcess doomed = new ServerProcess(settings(pool, redis), log)) {
                waiting("the first consumer is at work")
                        .atMost(TIMEOUT)
                        .until(() -> !doomed.isAlive() || settled(commands, ids) > 0);
                assertThat(doomed.isAlive()).as(Files.readString(log)).isTrue();
                List<String> names = consumers(commands);
                EventStreams survivor = survivor(redis, oms);
                try {
                    waiting("half is done, and the first consumer has entries in hand")
                            .atMost(TIMEOUT)
                            .pollInterval(Duration.ofMillis(5))
                            .until(() ->
                                    settled(commands, ids) > events.written().size() / 2
                                            && pending(commands).stream()
                                                            .filter(entry -> names.contains(entry.getConsumer()))
                                                            .count()
                                                    >= 20);
                    doomed.kill();
                    assertThat(pending(commands))
                            .extracting(PendingMessage::getConsumer)
                            .containsAnyElementsOf(names);
                    assertAcknowledgedIsCommitted(commands, pool);

                    waiting("everything is settled")
                            .atMost(TIMEOUT)
                            .until(() ->
                                    settled(commands, ids) == events.written().size());
                } finally {
                    survivor.close();
                }
            }
            assertThat(pending(commands)).isEmpty();
            assertThat(STREAMS)
                    .allSatisfy(stream -> assertThat(commands.exists(DeadLetter.stream(stream)))
                            .isZero());
            assertAcknowledgedIsCommitted(commands, pool);
            assertThat(remembered(pool))
                    .isEqualTo(events.distinct().stream()
                            .map(event -> event.tenant() + "/" + event.stream() + "/" + event.id())
                            .collect(Collectors.toSet()));
            assertNewestCounts(events.newest(), rows(pool));
        }
    }

    /** Reads the streams in this process, over its own connections. */
    private static EventStreams survivor(EmbeddedRedis redis, Oms oms) {
        StreamOptions options = StreamOptions.claimingAfter(Duration.ofSeconds(2));
        return EventStreams.start(
                RedisURI.create(redis.url()),
                options,
                Optional.empty(),
                oms.events().receiveEvent()::handle,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }

    private static Map<String, String> settings(HikariDataSource pool, EmbeddedRedis redis) {
        return Map.of(
                "OMS_DB_URL", pool.getJdbcUrl(),
                "OMS_STREAMS_REDIS", redis.url(),
                "OMS_STREAMS_CLAIM_AFTER", "2s",
                "OMS_DEV_SECRET", "a secret of the tests, long enough for HS256",
                "OMS_HTTP_PORT", "0",
                "OMS_HTTP_HOST", "127.0.0.1");
    }

    /** Asserts that every delivered entry that is not pending is committed to the database. */
    private static void assertAcknowledgedIsCommitted(RedisCommands<String, String> redis, HikariDataSource pool) {
        Set<String> acknowledged = new HashSet<>();
        for (String stream : STREAMS) {
            List<StreamMessage<String, String>> delivered = delivered(redis, stream);
            Set<String> pending =
                    pending(redis, stream).stream().map(PendingMessage::getId).collect(Collectors.toSet());
            delivered.stream()
                    .filter(entry -> !pending.contains(entry.getId()))
                    .map(entry -> entry.getBody().get("tenant_id") + "/" + stream + "/"
                            + entry.getBody().get("event_id"))
                    .forEach(acknowledged::add);
        }
        assertThat(acknowledged).isNotEmpty();
        assertThat(remembered(pool)).containsAll(acknowledged);
    }

    private static List<StreamMessage<String, String>> delivered(RedisCommands<String, String> redis, String stream) {
        return redis.xrange(stream, Range.create("-", lastDelivered(redis, stream)));
    }

    private static String lastDelivered(RedisCommands<String, String> redis, String stream) {
        List<?> group = (List<?>) redis.xinfoGroups(stream).get(0);
        return (String) group.get(group.indexOf("last-delivered-id") + 1);
    }

    private static Map<String, List<String>> written(RandomEvents events, RedisCommands<String, String> redis) {
        return events.written().stream()
                .collect(Collectors.groupingBy(
                        Event::stream,
                        Collectors.mapping(event -> redis.xadd(event.stream(), event.fields()), Collectors.toList())));
    }

    /** @param ids by stream, in stream order */
    private static long settled(RedisCommands<String, String> redis, Map<String, List<String>> ids) {
        return STREAMS.stream()
                .filter(stream -> !redis.xinfoGroups(stream).isEmpty())
                .mapToLong(stream -> ids.get(stream).indexOf(lastDelivered(redis, stream))
                        + 1
                        - redis.xpending(stream, GROUP).getCount())
                .sum();
    }

    private static List<PendingMessage> pending(RedisCommands<String, String> redis) {
        return STREAMS.stream()
                .flatMap(stream -> pending(redis, stream).stream())
                .toList();
    }

    private static List<PendingMessage> pending(RedisCommands<String, String> redis, String stream) {
        return redis.xpending(stream, GROUP, Range.unbounded(), Limit.from(100_000));
    }

    private static List<String> consumers(RedisCommands<String, String> redis) {
        return STREAMS.stream()
                .flatMap(stream -> redis.xinfoConsumers(stream, GROUP).stream())
                .map(consumer -> (String) ((List<?>) consumer).get(1))
                .distinct()
                .toList();
    }

    private static Set<String> remembered(HikariDataSource pool) {
        return new TreeSet<>(
                query(pool, "select tenant_id || '/' || source || '/' || event_id, '', '' from oms.received_event")
                        .keySet());
    }

    private record Row(String sourceId, String content) {}

    private static Map<String, Row> rows(HikariDataSource pool) {
        return query(pool, ROWS);
    }

    private static Map<String, Row> query(HikariDataSource pool, String sql) {
        Map<String, Row> found = new TreeMap<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), new Row(rows.getString(2), rows.getString(3)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static void assertNewestCounts(Map<String, Event> newest, Map<String, Row> rows) {
        assertThat(rows.keySet()).isEqualTo(newest.keySet());
        newest.forEach((entity, event) -> {
            assertThat(rows.get(entity).sourceId()).as(entity).isEqualTo(event.id());
            assertThat(rows.get(entity).content()).as(entity).contains(event.mark());
        });
    }
}
