package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.fixture.SnapshotStates;
import com.sfayn.oms.application.memory.TenantData.Row;
import com.sfayn.oms.application.memory.TenantData.RowKey;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Snapshots in a map. */
record InMemorySnapshots(TenantData data) implements SnapshotRepository {
    private static final Set<SnapshotType> OF_VENDORS = EnumSet.of(
            SnapshotType.PRODUCT,
            SnapshotType.VENDOR,
            SnapshotType.OFFER,
            SnapshotType.COUPON,
            SnapshotType.SHIPPING_OPTION);

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

    @Override
    public List<Group> count() {
        Map<List<Object>, List<Row>> groups = new LinkedHashMap<>();
        data.rows.forEach((key, row) -> {
            String vendorId = OF_VENDORS.contains(key.type()) ? row.change().owner() : null;
            groups.computeIfAbsent(
                            Arrays.asList(key.type(), vendorId, row.stamp().source()), group -> new ArrayList<>())
                    .add(row);
        });
        List<Group> counted = new ArrayList<>();
        groups.forEach((key, rows) -> counted.add(group(key, rows)));
        return counted;
    }

    private static Group group(List<Object> key, List<Row> rows) {
        int active = (int) rows.stream()
                .filter(row -> SnapshotStates.isActive(row.change()))
                .count();
        Instant newest = rows.stream()
                .map(row -> row.stamp().at())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Group(
                (SnapshotType) key.get(0),
                (String) key.get(1),
                (String) key.get(2),
                active,
                rows.size() - active,
                newest);
    }
}
