package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.memory.TenantData.ReceivedEvent;
import com.sfayn.oms.application.port.webhook.ReceivedEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Received events in a map. */
record InMemoryReceivedEvents(TenantData data) implements ReceivedEvents {
    @Override
    public Optional<String> claim(String source, String eventId, String fingerprint, Instant now, Instant notBefore) {
        List<String> key = List.of(source, eventId);
        ReceivedEvent known = data.received.get(key);
        if (known != null && !known.at().isBefore(TenantData.millis(notBefore))) {
            return Optional.of(known.fingerprint());
        }
        data.received.put(key, new ReceivedEvent(fingerprint, TenantData.millis(now)));
        return Optional.empty();
    }

    @Override
    public int forget(Instant before) {
        int kept = data.received.size();
        data.received.values().removeIf(known -> known.at().isBefore(TenantData.millis(before)));
        return kept - data.received.size();
    }
}
