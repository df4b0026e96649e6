package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.memory.TenantData.UsedKey;
import com.sfayn.oms.application.port.IdempotencyKeys;
import java.time.Instant;
import java.util.Optional;

/** Idempotency keys in a map. */
record InMemoryKeys(TenantData data) implements IdempotencyKeys {
    @Override
    public Optional<Recorded> claim(Key key, String fingerprint, String result, Instant now, Instant notBefore) {
        UsedKey used = data.keys.get(key);
        if (used != null && !used.at().isBefore(TenantData.millis(notBefore))) return Optional.of(used.recorded());
        data.keys.put(key, new UsedKey(new Recorded(fingerprint, result), TenantData.millis(now)));
        return Optional.empty();
    }

    @Override
    public void complete(Key key, String result) {
        UsedKey used = data.keys.get(key);
        if (used == null) throw new IllegalStateException("The key of " + key.operation() + " was not claimed.");
        data.keys.put(key, new UsedKey(new Recorded(used.recorded().fingerprint(), result), used.at()));
    }

    @Override
    public int forget(Instant before) {
        int kept = data.keys.size();
        data.keys.values().removeIf(used -> used.at().isBefore(TenantData.millis(before)));
        return kept - data.keys.size();
    }
}
