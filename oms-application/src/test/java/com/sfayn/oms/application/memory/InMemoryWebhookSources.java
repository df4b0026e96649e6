package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.port.webhook.WebhookSources;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Webhook sources in a map. */
record InMemoryWebhookSources(TenantData data) implements WebhookSources {
    @Override
    public List<Registered> list() {
        return data.webhookSources.values().stream()
                .sorted(Comparator.comparing(registered -> registered.source().name()))
                .toList();
    }

    @Override
    public Optional<Registered> findForUpdate(String sourceId) {
        return Optional.ofNullable(data.webhookSources.get(sourceId));
    }

    @Override
    public boolean insert(Registered added) {
        String name = added.source().name();
        if (list().stream().anyMatch(known -> known.source().name().equals(name))) return false;
        return data.webhookSources.putIfAbsent(added.source().sourceId(), added) == null;
    }

    @Override
    public void replaceSecrets(String sourceId, List<SealedSecret> secrets) {
        data.webhookSources.computeIfPresent(sourceId, (id, known) -> new Registered(known.source(), secrets));
    }

    @Override
    public void remove(String sourceId) {
        data.webhookSources.remove(sourceId);
    }

    @Override
    public void received(String sourceId, Instant at, Instant notBefore) {
        data.webhookSources.computeIfPresent(sourceId, (id, known) -> {
            WebhookSource source = known.source();
            Instant last = source.lastReceivedAt();
            if (last != null && last.isAfter(notBefore)) return known;
            WebhookSource noted = new WebhookSource(
                    source.sourceId(), source.name(), source.eventTypes(), source.createdAt(), TenantData.millis(at));
            return new Registered(noted, known.secrets());
        });
    }
}
