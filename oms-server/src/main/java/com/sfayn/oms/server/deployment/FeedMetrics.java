package com.sfayn.oms.server.deployment;

import com.sfayn.oms.application.port.feed.FeedMonitor;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.domain.parsing.Ascii;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Publishes the state of the event feed: {@code oms_relay_seconds}, {@code oms_relay_reordered_total},
 * {@code oms_feed_lag_seconds}, {@code oms_webhook_attempts_total}, {@code oms_webhook_attempt_seconds}, {@code
 * oms_webhook_delivery_seconds} and {@code oms_webhook_body_bytes}.
 */
final class FeedMetrics implements FeedMonitor {
    private static final Duration[] DELIVERY_BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private static final long NOTHING = -1;

    private final MeterRegistry registry;
    private final Timer rounds;
    private final Counter reordered;
    private final Timer deliveries;
    private final Timer attempts;
    private final DistributionSummary bodies;
    private final Map<String, AtomicLong> waiting = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> endpoints = new ConcurrentHashMap<>();
    private final AtomicLong open = new AtomicLong();

    FeedMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.rounds = Timer.builder("oms.relay")
                .description("Rounds that give events their positions in the feed.")
                .register(registry);
        this.reordered = Counter.builder("oms.relay.reordered")
                .description("Events with a time before that of an earlier event of their order.")
                .register(registry);
        this.deliveries = Timer.builder("oms.webhook.delivery")
                .description("From an event to its delivery by webhook, for first attempts.")
                .serviceLevelObjectives(DELIVERY_BUCKETS)
                .register(registry);
        this.attempts = Timer.builder("oms.webhook.attempt")
                .description("How long attempts to deliver webhooks take.")
                .register(registry);
        Gauge.builder("oms.webhook.open", open, AtomicLong::get)
                .description(
                        "Webhook deliveries of all tenants that have not ended, as this instance last counted them.")
                .register(registry);
        this.bodies = DistributionSummary.builder("oms.webhook.body")
                .baseUnit("bytes")
                .description("Bodies of webhooks.")
                .register(registry);
    }

    @Override
    public void relayed(int events, int moved, Duration took) {
        rounds.record(took);
        // one by one, because increment(amount) takes a floating-point number
        for (int i = 0; i < moved; i++) reordered.increment();
    }

    @Override
    public void waiting(String consumer, Optional<Instant> oldest) {
        waiting.computeIfAbsent(consumer, this::gauge)
                .set(oldest.map(Instant::toEpochMilli).orElse(NOTHING));
    }

    private AtomicLong gauge(String consumer) {
        AtomicLong since = new AtomicLong(NOTHING);
        TimeGauge.builder("oms.feed.lag", since, TimeUnit.MILLISECONDS, FeedMetrics::age)
                .description("How long the oldest event has been waiting that a consumer has not dealt with.")
                .tag("consumer", consumer)
                .register(registry);
        return since;
    }

    private static long age(AtomicLong since) {
        return since.get() == NOTHING ? 0 : Math.max(0, System.currentTimeMillis() - since.get());
    }

    @Override
    public void endpoints(Map<String, Integer> byState, long openDeliveries) {
        for (EndpointHealth.State state : EndpointHealth.State.values()) {
            String name = Ascii.toLowerCase(state.name());
            endpoints.computeIfAbsent(name, this::endpoints).set(byState.getOrDefault(name, 0));
        }
        open.set(openDeliveries);
    }

    private AtomicLong endpoints(String state) {
        AtomicLong count = new AtomicLong();
        Gauge.builder("oms.webhook.endpoints", count, AtomicLong::get)
                .description("Webhook endpoints of all tenants, as this instance last counted them.")
                .tag("state", state)
                .register(registry);
        return count;
    }

    @Override
    public void attempted(String outcome, Duration took, int bytes) {
        Counter.builder("oms.webhook.attempts")
                .description("Attempts to deliver webhooks.")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
        attempts.record(took);
        bodies.record(bytes);
    }

    @Override
    public void delivered(Duration sinceEvent) {
        deliveries.record(sinceEvent);
    }
}
