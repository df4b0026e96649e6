package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Backlog;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.domain.parsing.Ascii;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The number of webhook endpoints by state, and of their open deliveries. */
public record EndpointCount(Map<String, Integer> byState, long openDeliveries) {
    public static final EndpointCount NONE = new EndpointCount(Map.of(), 0);

    static EndpointCount of(List<WebhookEndpoint> endpoints, Collection<Backlog> backlogs) {
        Map<String, Integer> byState = new TreeMap<>();
        endpoints.forEach(endpoint ->
                byState.merge(Ascii.toLowerCase(endpoint.health().state().name()), 1, Integer::sum));
        return new EndpointCount(
                byState, backlogs.stream().mapToLong(Backlog::open).sum());
    }

    public EndpointCount plus(EndpointCount other) {
        Map<String, Integer> sum = new TreeMap<>(byState);
        other.byState.forEach((state, count) -> sum.merge(state, count, Integer::sum));
        return new EndpointCount(sum, openDeliveries + other.openDeliveries);
    }
}
