package com.sfayn.oms.server.deployment;

import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.graphql.request.MutationObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts mutations by name and outcome: {@code oms_mutations_total}. */
final class MutationCounter implements MutationObserver {
    private final MeterRegistry registry;

    MutationCounter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(String mutation, Outcome outcome) {
        Counter.builder("oms.mutations")
                .description("Mutations by name and outcome.")
                .tag("mutation", mutation)
                .tag("outcome", Ascii.toLowerCase(outcome.name()))
                .register(registry)
                .increment();
    }
}
