package com.sfayn.oms.graphql;

import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.webhook.out.EventWriter;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes small bodies, and parses exactly these. */
final class WebhookBodies implements EventWriter, JsonReader {
    private final Map<String, Object> values = new HashMap<>();
    private int written;

    /** Returns how many bodies were written. */
    int written() {
        return written;
    }

    @Override
    public byte[] event(TenantId tenant, FeedEvent event) {
        String id = event.event().eventId();
        return body(
                "{\"event_id\":\"" + id + "\",\"position\":" + event.position() + "}",
                Map.of("event_id", id, "position", (int) event.position()));
    }

    @Override
    public byte[] eventWithoutData(TenantId tenant, FeedEvent event) {
        return event(tenant, event);
    }

    @Override
    public byte[] notice(TenantId tenant, String id, String type, Instant at, Map<String, Object> data) {
        return body("{\"event_id\":\"" + id + "\",\"data\":" + data + "}", Map.of("event_id", id, "data", data));
    }

    @Override
    public Parsed<Object> read(String text) {
        Object value = values.get(text);
        return value == null
                ? Parsed.failed(List.of(new Parsed.Problem(null, text, "This is not a body.")))
                : Parsed.of(value);
    }

    private byte[] body(String text, Object value) {
        written++;
        values.put(text, value);
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
