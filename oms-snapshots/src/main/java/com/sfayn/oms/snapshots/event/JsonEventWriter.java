package com.sfayn.oms.snapshots.event;

import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.webhook.out.EventWriter;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.document.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the messages that other systems receive, as JSON. Fields are only ever added, so a receiver must ignore fields
 * that it does not know.
 */
public final class JsonEventWriter implements EventWriter {
    @Override
    public byte[] event(TenantId tenant, FeedEvent event) {
        Map<String, Object> envelope = envelope(tenant, event);
        envelope.put("data", event.event().data());
        return written(completed(envelope, event));
    }

    @Override
    public byte[] eventWithoutData(TenantId tenant, FeedEvent event) {
        Map<String, Object> envelope = envelope(tenant, event);
        envelope.put("data", null);
        envelope.put("data_omitted", true);
        return written(completed(envelope, event));
    }

    private static Map<String, Object> envelope(TenantId tenant, FeedEvent event) {
        RecordedEvent recorded = event.event();
        Map<String, Object> actor = new LinkedHashMap<>();
        actor.put("kind", recorded.actor().kind().name());
        actor.put("id", recorded.actor().id());
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("event_id", recorded.eventId());
        envelope.put("event_type", recorded.type());
        envelope.put("tenant_id", tenant.value());
        envelope.put("order_id", event.orderId().value());
        envelope.put("version", recorded.version());
        envelope.put("sequence", recorded.sequence());
        envelope.put("occurred_at", recorded.occurredAt().toString());
        envelope.put("actor", actor);
        return envelope;
    }

    /** Adds what is not in the envelope of the log. */
    private static Map<String, Object> completed(Map<String, Object> envelope, FeedEvent event) {
        envelope.put("position", event.position());
        envelope.put("vendor_id", event.vendorId());
        envelope.put("type", event.event().type());
        envelope.put("timestamp", event.event().occurredAt().toString());
        return envelope;
    }

    @Override
    public byte[] notice(TenantId tenant, String id, String type, Instant at, Map<String, Object> data) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("event_id", id);
        envelope.put("event_type", type);
        envelope.put("tenant_id", tenant.value());
        envelope.put("occurred_at", at.toString());
        envelope.put("data", data);
        envelope.put("type", type);
        envelope.put("timestamp", at.toString());
        return written(envelope);
    }

    private static byte[] written(Map<String, Object> envelope) {
        return Json.write(envelope).getBytes(StandardCharsets.UTF_8);
    }
}
