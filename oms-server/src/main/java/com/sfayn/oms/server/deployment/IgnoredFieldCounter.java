package com.sfayn.oms.server.deployment;

import com.sfayn.oms.application.port.IgnoredFields;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts fields of events that are not known here, by type of event: {@code oms_event_unknown_fields_total}. */
final class IgnoredFieldCounter implements IgnoredFields {
    private final MeterRegistry registry;

    IgnoredFieldCounter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ignored(String eventType, int fields) {
        Counter counter = Counter.builder("oms.event.unknown.fields")
                .description("Fields of accepted events that are not known here and were left alone.")
                .tag("type", eventType)
                .register(registry);
        // one by one, since a counter takes amounts as floating-point numbers only
        for (int i = 0; i < fields; i++) counter.increment();
    }
}
