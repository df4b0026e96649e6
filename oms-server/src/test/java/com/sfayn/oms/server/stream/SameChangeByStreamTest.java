package com.sfayn.oms.server.stream;

import static com.sfayn.oms.server.stream.StreamsUnderTest.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.application.snapshot.SyncSnapshots;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sfayn.oms.snapshots.JacksonJsonReader;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example files of docs/how-to/connect-events.md store the same rows by stream as by {@code syncSnapshots}. */
class SameChangeByStreamTest {
    private static final Map<String, SnapshotType> FILES = Map.of(
            "vendor", SnapshotType.VENDOR,
            "product", SnapshotType.PRODUCT,
            "offer", SnapshotType.OFFER,
            "coupon", SnapshotType.COUPON,
            "shipping-option", SnapshotType.SHIPPING_OPTION);
    private static final List<String> TABLES = List.of("vendor", "product", "offer", "coupon", "shipping_option");

    /** The columns that name the source, which may differ. */
    private static final Set<String> PROVENANCE = Set.of("source_id", "source");

    @TempDir
    private static Path directory;

    private static EmbeddedRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = EmbeddedRedis.started(directory);
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Test
    void stores_the_same_rows_on_h2() {
        assertSameRows(EmbeddedDatabases::h2);
    }

    @Test
    void stores_the_same_rows_on_postgresql() {
        assertSameRows(EmbeddedDatabases::postgres);
    }

    private static void assertSameRows(Supplier<HikariDataSource> database) {
        redis.commands().flushall();
        try (HikariDataSource streamed = database.get();
                HikariDataSource synced = database.get()) {
            stream(oms(streamed));
            sync(oms(synced));
            Map<String, Map<String, Object>> rows = rows(streamed);
            assertThat(rows).isEqualTo(rows(synced)).hasSize(TABLES.size());
        }
    }

    private static Oms oms(HikariDataSource pool) {
        return Oms.builder()
                .storage(JdbiStorage.over(pool))
                .jsonReader(new JacksonJsonReader())
                .build();
    }

    private static void stream(Oms oms) {
        FILES.keySet().forEach(file -> {
            Map<String, String> entry = ConnectStreamsPageTest.entry(file);
            redis.commands().xadd(EventTypes.stream(entry.get("event_type")), entry);
        });
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        EventStreams streams = EventStreams.start(
                RedisURI.create(redis.url()),
                StreamOptions.claimingAfter(Duration.ofSeconds(60)),
                Optional.empty(),
                oms.events().receiveEvent()::handle,
                Clock.systemUTC(),
                metrics);
        try {
            waiting()
                    .until(() -> metrics.find("oms.stream.events").tag("outcome", "applied").counters().stream()
                                    .mapToDouble(counter -> counter.count())
                                    .sum()
                            == FILES.size());
        } finally {
            streams.close();
        }
    }

    private static void sync(Oms oms) {
        Actor admin = Actor.of(new TenantId("t-123"), "root", Role.ADMIN);
        oms.users().syncUser().handle(admin, SyncUser.Command.TOKEN_ONLY).orThrow();
        FILES.forEach((file, type) -> {
            Map<String, Object> row = new LinkedHashMap<>(ConnectStreamsPageTest.entry(file));
            Instant at = Instant.parse((String) row.get("occurred_at"));
            row.keySet().removeAll(List.of("event_type", "tenant_id", "event_id", "occurred_at"));
            oms.snapshots()
                    .syncSnapshots()
                    .handle(
                            admin,
                            new SyncSnapshots.Command(
                                    type, SyncMode.UPSERT, false, false, at, List.of(row), Preconditions.NONE))
                    .orThrow();
        });
    }

    private static Map<String, Map<String, Object>> rows(HikariDataSource pool) {
        Map<String, Map<String, Object>> found = new TreeMap<>();
        for (String table : TABLES) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select * from \"oms\"." + table)) {
                while (rows.next()) found.put(table, row(rows));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private static Map<String, Object> row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        Map<String, Object> row = new TreeMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String name = columns.getColumnLabel(column).toLowerCase(Locale.ROOT);
            if (!PROVENANCE.contains(name)) row.put(name, String.valueOf(rows.getObject(column)));
        }
        return row;
    }
}
