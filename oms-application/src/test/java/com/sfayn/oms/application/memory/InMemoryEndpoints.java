package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoints;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Webhook endpoints in a map. */
record InMemoryEndpoints(TenantData data) implements WebhookEndpoints {
    @Override
    public List<WebhookEndpoint> list() {
        return data.endpoints.values().stream()
                .sorted(Comparator.comparing(WebhookEndpoint::name))
                .toList();
    }

    @Override
    public Optional<WebhookEndpoint> find(String endpointId) {
        return Optional.ofNullable(data.endpoints.get(endpointId));
    }

    @Override
    public Optional<WebhookEndpoint> findForUpdate(String endpointId) {
        return find(endpointId);
    }

    @Override
    public void lockForInsert() {
        data.feedExists = true;
    }

    @Override
    public boolean insert(WebhookEndpoint endpoint) {
        return !isTaken(endpoint) && data.endpoints.putIfAbsent(endpoint.endpointId(), endpoint) == null;
    }

    @Override
    public boolean update(WebhookEndpoint endpoint) {
        if (isTaken(endpoint)) return false;
        data.endpoints.replace(endpoint.endpointId(), endpoint);
        return true;
    }

    private boolean isTaken(WebhookEndpoint candidate) {
        return data.endpoints.values().stream()
                .anyMatch(known -> known.name().equals(candidate.name())
                        && !known.endpointId().equals(candidate.endpointId()));
    }

    @Override
    public void remove(String endpointId) {
        data.endpoints.remove(endpointId);
    }
}
