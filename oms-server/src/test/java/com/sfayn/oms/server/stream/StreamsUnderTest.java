package com.sfayn.oms.server.stream;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.Range;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** An order management service with its own database that reads streams of Redis, and helpers that write to them. */
final class StreamsUnderTest implements AutoCloseable {
    static final String VENDORS = "stream.vendor_registry";
    static final String GROUP = ConsumerGroup.NAME;

    /** Short times, so that tests are fast; a consumer counts as dead after a second. */
    static final StreamOptions OPTIONS = new StreamOptions(
            Duration.ofSeconds(1),
            10,
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            3,
            1_000,
            Duration.ofDays(1),
            Duration.ofSeconds(5));

    private final EmbeddedRedis redis;
    private final HikariDataSource pool = EmbeddedDatabases.h2();
    private final List<EventStreams> started = new ArrayList<>();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final Oms oms = Oms.builder().storage(JdbiStorage.over(pool)).build();

    StreamsUnderTest(EmbeddedRedis redis) {
        this.redis = redis;
    }

    /** Waits long enough for a busy machine. */
    static ConditionFactory waiting(String... what) {
        return Awaitility.await(String.join(" ", what)).atMost(Duration.ofMinutes(1));
    }

    EventStreams start() {
        return start(oms.events().receiveEvent()::handle);
    }

    EventStreams start(EventReceiver receiver) {
        return start(OPTIONS, receiver);
    }

    EventStreams start(StreamOptions options, EventReceiver receiver) {
        return start(options, Optional.empty(), receiver);
    }

    EventStreams start(StreamOptions options, Optional<TenantId> onlyTenant, EventReceiver receiver) {
        return start(RedisURI.create(redis.url()), options, onlyTenant, receiver);
    }

    /** Starts reading from another Redis, or as another Redis user. */
    EventStreams start(RedisURI address) {
        return start(address, OPTIONS, Optional.empty(), oms.events().receiveEvent()::handle);
    }

    private EventStreams start(
            RedisURI address, StreamOptions options, Optional<TenantId> onlyTenant, EventReceiver receiver) {
        EventStreams streams = EventStreams.start(address, options, onlyTenant, receiver, Clock.systemUTC(), metrics);
        started.add(streams);
        return streams;
    }

    RedisCommands<String, String> redis() {
        return redis.commands();
    }

    /** Returns the fields of a vendor event, as the vendor registry writes them. */
    static Map<String, String> vendor(String id, String name) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("event_type", "vendor_registry.events.VendorUpdatedEvent");
        fields.put("tenant_id", "t-1");
        fields.put("vendor_id", id);
        fields.put("name", name);
        fields.put("country", "Singapore");
        fields.put("is_active", "true");
        return fields;
    }

    static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    static Map<String, String> without(Map<String, String> fields, String name) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(name);
        return changed;
    }

    /** Returns the documents of all vendors, by id. */
    Map<String, String> vendors() {
        Map<String, String> found = new LinkedHashMap<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select tenant_id, vendor_id, content from \"oms\".vendor order by tenant_id, vendor_id");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) found.put(rows.getString(1) + "/" + rows.getString(2), rows.getString(3));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    void awaitVendor(String id, String name) {
        waiting("vendor " + id + " is " + name)
                .until(() -> vendors().getOrDefault("t-1/" + id, "").contains("\"" + name + "\""));
    }

    List<StreamMessage<String, String>> dead(String stream) {
        return redis().xrange(stream + ".dead", Range.unbounded());
    }

    List<StreamMessage<String, String>> awaitDead(String stream, int count) {
        waiting(count + " entries in " + stream + ".dead")
                .until(() -> dead(stream).size() == count);
        return dead(stream);
    }

    long pending(String stream) {
        return redis().xpending(stream, GROUP).getCount();
    }

    void awaitNothingPending(String stream) {
        waiting("nothing is pending in " + stream).until(() -> pending(stream) == 0);
    }

    List<String> consumers(String stream) {
        return redis().xinfoConsumers(stream, GROUP).stream()
                .map(consumer -> String.valueOf(((List<?>) consumer).get(1)))
                .toList();
    }

    double gauge(String name, String stream) {
        Gauge gauge = metrics.find("oms.stream." + name).tag("stream", stream).gauge();
        return gauge == null ? Double.NaN : gauge.value();
    }

    long counted(String stream, String outcome) {
        Counter counter = metrics.find("oms.stream.events")
                .tag("stream", stream)
                .tag("outcome", outcome)
                .counter();
        return counter == null ? 0 : Math.round(counter.count());
    }

    @Override
    public void close() {
        started.forEach(EventStreams::close);
        pool.close();
    }
}
