package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.webhook.out.WebhookReplay;
import com.sfayn.oms.application.port.webhook.out.WebhookReplays;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Replays in a map. */
record InMemoryReplays(TenantData data) implements WebhookReplays {
    @Override
    public boolean insert(WebhookReplay replay) {
        boolean runs = running().stream().anyMatch(known -> known.endpointId().equals(replay.endpointId()));
        return !runs && data.replays.putIfAbsent(replay.replayId(), replay) == null;
    }

    @Override
    public List<WebhookReplay> running() {
        return data.replays.values().stream()
                .filter(replay -> replay.endedAt() == null)
                .sorted(Comparator.comparing(WebhookReplay::replayId))
                .toList();
    }

    @Override
    public void end(String replayId, Instant now) {
        data.replays.computeIfPresent(replayId, (id, replay) -> replay.endedAt() != null ? replay : ended(replay, now));
    }

    @Override
    public void endAll(String endpointId, Instant now) {
        for (WebhookReplay replay : running()) {
            if (!replay.endpointId().equals(endpointId)) continue;
            end(replay.replayId(), now);
            new InMemoryFeed(data).remove(replay.consumer());
        }
    }

    @Override
    public int purge(Instant before) {
        int kept = data.replays.size();
        data.replays
                .values()
                .removeIf(replay -> replay.endedAt() != null && replay.endedAt().isBefore(before));
        return kept - data.replays.size();
    }

    private static WebhookReplay ended(WebhookReplay replay, Instant now) {
        return new WebhookReplay(
                replay.replayId(),
                replay.endpointId(),
                replay.last(),
                replay.eventTypes(),
                replay.orderId(),
                replay.createdAt(),
                now);
    }
}
