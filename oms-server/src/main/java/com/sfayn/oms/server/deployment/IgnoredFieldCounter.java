package com.sfayn.oms.server.deployment;

import com.sfayn.oms.application.port.IgnoredFields;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts unknown fields of events by event type: {@code oms_event_unknown_fields_total}. */
final class IgnoredFieldCounter implements IgnoredFields {
    private final MeterRegistry registry;

    IgnoredFieldCounter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ignored(String eventType, int fields) {
        Counter counter = Counter.builder("oms.event.unknown.fields")
                .description("Unknown fields of accepted events, which were ignored.")
                .tag("type", eventType)
                .register(registry);
        // one by one, because increment(amount) takes a floating-point number
        for (int i = 0; i < fields; i++) counter.increment();
    }
}
