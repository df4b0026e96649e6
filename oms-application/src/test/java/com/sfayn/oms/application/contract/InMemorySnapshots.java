package com.sfayn.oms.application.contract;

import com.sfayn.oms.application.contract.TenantData.Row;
import com.sfayn.oms.application.contract.TenantData.RowKey;
import com.sfayn.oms.application.port.CustomerSnapshot;
import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.SnapshotRepository;
import com.sfayn.oms.application.port.SnapshotType;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Snapshots in a map. */
record InMemorySnapshots(TenantData data) implements SnapshotRepository {
    @Override
    public Counts put(SnapshotType type, List<? extends SnapshotChange> changes, Instant sourceAt, String sourceId) {
        Instant at = TenantData.millis(sourceAt);
        List<? extends SnapshotChange> claimed =
                type == SnapshotType.CUSTOMER ? claimed(changes, at, sourceId) : changes;
        int inserted = 0;
        int updated = 0;
        Set<String> owners = new TreeSet<>();
        for (SnapshotChange change : claimed) {
            Row known = data.rows.get(RowKey.of(change));
            if (known != null && (known.isNewerThan(at, sourceId) || known.isRepeatedBy(change, at, sourceId)))
                continue;
            data.rows.put(RowKey.of(change), new Row(change, at, sourceId));
            if (known != null && Saying.same(known.change(), change)) continue;
            owners.add(change.owner());
            if (known == null) {
                inserted++;
            } else {
                updated++;
            }
        }
        bump(type, owners);
        return new Counts(inserted, updated, changes.size() - inserted - updated);
    }

    /** A user belongs to one customer; the later word counts. */
    private List<CustomerChange> claimed(List<? extends SnapshotChange> changes, Instant at, String sourceId) {
        Map<String, String> claims = new HashMap<>();
        for (SnapshotChange change : changes) {
            CustomerSnapshot customer = ((CustomerChange) change).customer();
            if (customer.userId() != null) claims.put(customer.userId(), customer.customerId());
        }
        for (Map.Entry<RowKey, Row> entry : data.rows.entrySet()) {
            if (!(entry.getValue().change() instanceof CustomerChange known)) continue;
            CustomerSnapshot holder = known.customer();
            String claimant = claims.get(holder.userId());
            if (claimant == null || claimant.equals(holder.customerId())) continue;
            Row row = entry.getValue();
            if (row.isNewerThan(at, sourceId)) {
                claims.put(holder.userId(), holder.customerId());
            } else {
                entry.setValue(new Row(withoutUser(holder), row.sourceAt(), row.sourceId()));
            }
        }
        return changes.stream()
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
    public int deactivateOthers(
            SnapshotType type,
            Set<String> owners,
            List<? extends SnapshotChange> kept,
            Instant sourceAt,
            String sourceId) {
        Instant at = TenantData.millis(sourceAt);
        Set<RowKey> keptKeys = new HashSet<>();
        kept.forEach(change -> keptKeys.add(RowKey.of(change)));
        int deactivated = 0;
        for (Map.Entry<RowKey, Row> entry : data.rows.entrySet()) {
            Row row = entry.getValue();
            boolean affected = entry.getKey().type() == type
                    && owners.contains(row.change().owner())
                    && !keptKeys.contains(entry.getKey())
                    && !row.isNewerThan(at, sourceId)
                    && Saying.isActive(row.change());
            if (!affected) continue;
            entry.setValue(new Row(Saying.inactive(row.change()), at, sourceId));
            deactivated++;
        }
        if (deactivated > 0) bump(type, owners);
        return deactivated;
    }

    private void bump(SnapshotType type, Set<String> owners) {
        if (owners.isEmpty()) return;
        switch (type) {
            case VENDOR, OFFER, SHIPPING_OPTION ->
                owners.forEach(owner -> data.bookVersions.merge(owner, 1L, Long::sum));
            case TAX_RULE -> data.bookVersions.merge(InMemoryBooks.TENANT, 1L, Long::sum);
            default -> {
                // no part of a book
            }
        }
    }

    @Override
    public Set<Reference> missing(Set<Reference> references) {
        Set<Reference> missing = new HashSet<>(references);
        missing.removeIf(reference ->
                data.rows.containsKey(new RowKey(reference.type(), List.of(reference.vendorId(), reference.id()))));
        return missing;
    }
}
