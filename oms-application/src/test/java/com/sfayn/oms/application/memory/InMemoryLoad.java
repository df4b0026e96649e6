package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.fixture.SnapshotStates;
import com.sfayn.oms.application.memory.TenantData.Row;
import com.sfayn.oms.application.memory.TenantData.RowKey;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Counts;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Rows in a list until they are written. */
final class InMemoryLoad implements SnapshotLoad {
    private final TenantData data;
    private final SnapshotType type;
    private final SourceStamp stamp;
    private final List<NumberedChange> rows = new ArrayList<>();

    InMemoryLoad(TenantData data, SnapshotType type, SourceStamp stamp) {
        this.data = data;
        this.type = type;
        this.stamp = stamp;
    }

    @Override
    public void add(List<NumberedChange> changes) {
        rows.addAll(changes);
    }

    @Override
    public Repeats repeats(int most) {
        return Repeats.among(rows, most);
    }

    @Override
    public Counts write() {
        int inserted = 0;
        int updated = 0;
        Set<String> owners = new TreeSet<>();
        for (SnapshotChange change : type == SnapshotType.CUSTOMER ? claimed() : changes()) {
            Row known = data.rows.get(RowKey.of(change));
            if (known != null && (known.isNewerThan(stamp) || known.isRepeatedBy(change, stamp))) continue;
            data.rows.put(RowKey.of(change), new Row(change, stamp));
            if (known != null && SnapshotStates.same(known.change(), change)) continue;
            owners.add(change.owner());
            if (known == null) {
                inserted++;
            } else {
                updated++;
            }
        }
        bump(owners);
        return new Counts(inserted, updated, rows.size() - inserted - updated);
    }

    private List<SnapshotChange> changes() {
        return rows.stream().map(NumberedChange::change).toList();
    }

    /** A user belongs to one customer; the newer row wins. */
    private List<? extends SnapshotChange> claimed() {
        Map<String, String> claims = new HashMap<>();
        for (SnapshotChange change : changes()) {
            CustomerSnapshot customer = ((CustomerChange) change).customer();
            if (customer.userId() != null) claims.put(customer.userId(), customer.customerId());
        }
        for (Map.Entry<RowKey, Row> entry : data.rows.entrySet()) {
            if (!(entry.getValue().change() instanceof CustomerChange known)) continue;
            CustomerSnapshot holder = known.customer();
            String claimant = claims.get(holder.userId());
            if (claimant == null || claimant.equals(holder.customerId())) continue;
            Row row = entry.getValue();
            if (row.isNewerThan(stamp)) {
                claims.put(holder.userId(), holder.customerId());
            } else {
                entry.setValue(new Row(withoutUser(holder), row.stamp()));
            }
        }
        return changes().stream()
                .map(change -> ((CustomerChange) change).customer())
                .map(customer -> customer.customerId().equals(claims.get(customer.userId()))
                        ? new CustomerChange(customer)
                        : withoutUser(customer))
                .toList();
    }

    private static CustomerChange withoutUser(CustomerSnapshot customer) {
        return new CustomerChange(new CustomerSnapshot(
                customer.customerId(),
                null,
                customer.firstName(),
                customer.lastName(),
                customer.email(),
                customer.active()));
    }

    @Override
    public int deactivateOthers() {
        Set<RowKey> kept = new HashSet<>();
        Set<String> owners = new TreeSet<>();
        for (SnapshotChange change : changes()) {
            kept.add(RowKey.of(change));
            owners.add(change.owner());
        }
        int deactivated = 0;
        for (Map.Entry<RowKey, Row> entry : data.rows.entrySet()) {
            Row row = entry.getValue();
            boolean affected = entry.getKey().type() == type
                    && owners.contains(row.change().owner())
                    && !kept.contains(entry.getKey())
                    && !row.isNewerThan(stamp)
                    && SnapshotStates.isActive(row.change());
            if (!affected) continue;
            entry.setValue(new Row(SnapshotStates.inactive(row.change()), stamp));
            deactivated++;
        }
        if (deactivated > 0) bump(owners);
        return deactivated;
    }

    private void bump(Set<String> owners) {
        if (owners.isEmpty()) return;
        switch (type) {
            case VENDOR, OFFER, SHIPPING_OPTION ->
                owners.forEach(owner -> data.bookVersions.merge(owner, 1L, Long::sum));
            case TAX_RULE -> data.bookVersions.merge(InMemoryBooks.TENANT, 1L, Long::sum);
            default -> {
                // not part of a book
            }
        }
    }
}
