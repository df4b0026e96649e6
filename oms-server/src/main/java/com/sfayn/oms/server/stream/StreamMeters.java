package com.sfayn.oms.server.stream;

import com.sfayn.oms.server.stream.ConsumerGroup.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The metrics of one stream. The reader stores its measurements here, so that a metrics request does not wait for
 * Redis.
 */
final class StreamMeters {
    private final Map<Outcome.Kind, Counter> outcomes = new EnumMap<>(Outcome.Kind.class);
    private volatile boolean connected;
    private volatile Optional<Backlog> backlog = Optional.empty();

    StreamMeters(String stream, MeterRegistry registry) {
        gauge(registry, stream, "connected", "Whether the stream is being read: 1 or 0.", () -> connected ? 1 : 0);
        gauge(
                registry,
                stream,
                "lag",
                "Entries that were not delivered to the consumer group yet; counted up to 1000 before Redis 7.",
                () -> backlog.<Number>map(Backlog::lag).orElse(Double.NaN));
        gauge(
                registry,
                stream,
                "pending",
                "Entries that the consumer group has not acknowledged.",
                () -> backlog.<Number>map(Backlog::pending).orElse(Double.NaN));
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            outcomes.put(
                    kind,
                    Counter.builder("oms.stream.events")
                            .description("Attempts at entries of a stream by outcome.")
                            .tag("stream", stream)
                            .tag("outcome", kind.tag())
                            .register(registry));
        }
    }

    void connected(boolean now) {
        connected = now;
        if (!now) backlog = Optional.empty();
    }

    void measured(Optional<Backlog> now) {
        backlog = now;
    }

    void count(Outcome.Kind kind) {
        outcomes.get(kind).increment();
    }

    private static void gauge(
            MeterRegistry registry, String stream, String name, String description, Supplier<Number> value) {
        Gauge.builder("oms.stream." + name, value)
                .description(description)
                .tag("stream", stream)
                .strongReference(true)
                .register(registry);
    }
}
