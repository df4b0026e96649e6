package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.memory.TenantData.RowKey;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Snapshots in a map. */
record InMemorySnapshots(TenantData data) implements SnapshotRepository {
    @Override
    public SnapshotLoad load(SnapshotType type, SourceStamp stamp) {
        return new InMemoryLoad(data, type, stamp);
    }

    @Override
    public Set<Reference> missing(Set<Reference> references) {
        Set<Reference> missing = new HashSet<>(references);
        missing.removeIf(reference ->
                data.rows.containsKey(new RowKey(reference.type(), List.of(reference.vendorId(), reference.id()))));
        return missing;
    }
}
