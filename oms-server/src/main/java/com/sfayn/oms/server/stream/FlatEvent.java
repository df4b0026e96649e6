package com.sfayn.oms.server.stream;

import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.event.AddressedEvent;
import com.sfayn.oms.application.event.SourceEvent;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an entry's flat fields as an event. */
final class FlatEvent {
    private FlatEvent() {}

    static Answer<AddressedEvent> read(StreamEntry entry) {
        Map<String, Object> payload = new LinkedHashMap<>(entry.fields().orElseThrow());
        String type = (String) payload.remove("event_type");
        String tenant = (String) payload.remove("tenant_id");
        String id = (String) payload.remove("event_id");
        String at = (String) payload.remove("occurred_at");
        if (type == null) return missing("event_type");
        if (tenant == null) return missing("tenant_id");
        try {
            Instant occurredAt = at == null
                    ? Instant.ofEpochMilli(
                            Long.parseLong(entry.id().substring(0, entry.id().indexOf('-'))))
                    : Instant.parse(at);
            return Answer.of(new AddressedEvent(
                    new TenantId(tenant), new SourceEvent(type, id == null ? entry.id() : id, occurredAt, payload)));
        } catch (DateTimeException e) {
            return Answer.refused(new InvalidInput("occurred_at is \"" + at + "\".", List.of("occurred_at")));
        }
    }

    private static Answer<AddressedEvent> missing(String field) {
        return Answer.refused(new InvalidInput(field + " is missing.", List.of(field)));
    }
}
