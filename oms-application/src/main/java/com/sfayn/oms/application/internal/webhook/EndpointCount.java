package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Backlog;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The number of webhook endpoints by state, and of their open deliveries. */
public record EndpointCount(Map<State, Integer> byState, long openDeliveries) {
    public static final EndpointCount NONE = new EndpointCount(Map.of(), 0);

    static EndpointCount of(List<WebhookEndpoint> endpoints, Collection<Backlog> backlogs) {
        Map<State, Integer> byState = new EnumMap<>(State.class);
        endpoints.forEach(endpoint -> byState.merge(endpoint.health().state(), 1, Integer::sum));
        return new EndpointCount(
                byState, backlogs.stream().mapToLong(Backlog::open).sum());
    }

    public EndpointCount plus(EndpointCount other) {
        Map<State, Integer> sum = new EnumMap<>(State.class);
        sum.putAll(byState);
        other.byState.forEach((state, count) -> sum.merge(state, count, Integer::sum));
        return new EndpointCount(sum, openDeliveries + other.openDeliveries);
    }
}
