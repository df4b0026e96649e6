package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.fixture.SnapshotStates;
import com.sfayn.oms.application.memory.TenantData.Row;
import com.sfayn.oms.application.port.snapshot.SnapshotCounts;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the rows of the map. */
record InMemorySnapshotCounts(TenantData data) implements SnapshotCounts {
    private static final Set<SnapshotType> OF_VENDORS = EnumSet.of(
            SnapshotType.PRODUCT,
            SnapshotType.VENDOR,
            SnapshotType.OFFER,
            SnapshotType.COUPON,
            SnapshotType.SHIPPING_OPTION);

    @Override
    public List<Group> count() {
        Map<List<Object>, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : data.rows.values()) {
            SnapshotType type = row.change().type();
            String vendorId = OF_VENDORS.contains(type) ? row.change().owner() : null;
            groups.computeIfAbsent(Arrays.asList(type, vendorId, row.stamp().source()), key -> new ArrayList<>())
                    .add(row);
        }
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
