package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.snapshot.ImportLog;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ended imports in a map. */
record InMemoryImports(TenantData data) implements ImportLog {
    @Override
    public void note(EndedImport ended) {
        List<Object> key = Arrays.asList(ended.type(), ended.vendorId(), ended.source());
        EndedImport before = data.imports.get(key);
        Instant takenAsOf = ended.takenAsOf() == null && before != null ? before.takenAsOf() : ended.takenAsOf();
        data.imports.put(
                key,
                new EndedImport(
                        ended.type(),
                        ended.vendorId(),
                        ended.source(),
                        TenantData.millis(ended.endedAt()),
                        takenAsOf == null ? null : TenantData.millis(takenAsOf),
                        ended.outcome()));
    }

    @Override
    public Optional<Instant> lastTaken(SnapshotType type, String source) {
        return Optional.ofNullable(data.imports.get(Arrays.asList(type, null, source)))
                .map(EndedImport::takenAsOf);
    }

    @Override
    public List<EndedImport> last() {
        Map<List<Object>, EndedImport> last = new HashMap<>();
        data.imports.values().stream()
                .sorted(Comparator.comparing(EndedImport::endedAt).thenComparing(EndedImport::source))
                .forEach(ended -> last.put(Arrays.asList(ended.type(), ended.vendorId()), ended));
        return List.copyOf(last.values());
    }
}
