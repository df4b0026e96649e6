package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotRepository;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.snapshots.SnapshotRows.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes snapshots: locks what is on record, decides by the sources' times, and writes only what says something new. */
final class JdbiSnapshotRepository implements SnapshotRepository {
    private final TenantHandle handle;
    private final JdbiVendorBooks books;
    private final Runnable registration;

    JdbiSnapshotRepository(TenantHandle handle, JdbiVendorBooks books, Runnable registration) {
        this.handle = handle;
        this.books = books;
        this.registration = registration;
    }

    @Override
    public Counts put(SnapshotType type, List<? extends SnapshotChange> changes, Instant sourceAt, String sourceId) {
        if (changes.isEmpty()) return new Counts(0, 0, 0);
        registration.run();
        SourceStamp stamp = new SourceStamp(sourceAt, sourceId);
        return handle.retryingKeyClashes(() -> {
            List<? extends SnapshotChange> claimed =
                    type == SnapshotType.CUSTOMER ? new CustomerUsers(handle).claimed(changes, stamp) : changes;
            return put(type, claimed, stamp);
        });
    }

    private Counts put(SnapshotType type, List<? extends SnapshotChange> changes, SourceStamp stamp) {
        SnapshotRows rows = new SnapshotRows(handle, type);
        Map<List<String>, Row> onRecord = rows.lock(changes);
        List<SnapshotChange> added = new ArrayList<>();
        List<SnapshotChange> changed = new ArrayList<>();
        List<SnapshotChange> confirmed = new ArrayList<>();
        for (SnapshotChange change : sorted(changes)) {
            Row row = onRecord.get(change.key());
            if (row == null) {
                added.add(change);
                continue;
            }
            int age = stamp.compareTo(row.stamp());
            if (age < 0 || age == 0 && rows.isRepeatedBy(row, change)) continue;
            (rows.says(row, change) ? confirmed : changed).add(change);
        }
        rows.insert(added, stamp);
        rows.update(Stream.concat(changed.stream(), confirmed.stream()).toList(), stamp);
        List<SnapshotChange> news = new ArrayList<>(added);
        news.addAll(changed);
        Set<String> owners = new TreeSet<>();
        news.forEach(change -> owners.add(change.owner()));
        bump(type, owners);
        return new Counts(added.size(), changed.size(), changes.size() - news.size());
    }

    /** Writers of the same new rows insert them in the same order, so that they never wait for each other in a circle. */
    private static List<SnapshotChange> sorted(List<? extends SnapshotChange> changes) {
        List<SnapshotChange> sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparing(change -> String.join("\n", change.key())));
        return sorted;
    }

    @Override
    public int deactivateOthers(
            SnapshotType type,
            Set<String> owners,
            List<? extends SnapshotChange> kept,
            Instant sourceAt,
            String sourceId) {
        if (owners.isEmpty()) return 0;
        return handle.retryingKeyClashes(() -> {
            int deactivated =
                    new SnapshotRows(handle, type).deactivateOthers(owners, kept, new SourceStamp(sourceAt, sourceId));
            if (deactivated > 0) bump(type, owners);
            return deactivated;
        });
    }

    private void bump(SnapshotType type, Set<String> owners) {
        if (owners.isEmpty()) return;
        switch (type) {
            case VENDOR, OFFER, SHIPPING_OPTION -> books.bump(owners);
            case TAX_RULE -> books.bump(Set.of(JdbiVendorBooks.TENANT));
            default -> {
                // no part of a book
            }
        }
    }

    @Override
    public Set<Reference> missing(Set<Reference> references) {
        Set<Reference> missing = new HashSet<>(references);
        for (SnapshotType type : SnapshotType.values()) {
            List<Reference> ofType = references.stream()
                    .filter(reference -> reference.type() == type)
                    .toList();
            if (!ofType.isEmpty()) missing.removeAll(present(type, ofType));
        }
        return missing;
    }

    private Set<Reference> present(SnapshotType type, List<Reference> references) {
        SnapshotTable table = SnapshotTable.of(type);
        if (table.keys().size() != 2 || !table.owner().equals("vendor_id")) {
            throw new IllegalArgumentException("Nothing refers to a " + type + " by vendor and id.");
        }
        String key = table.keys().get(1);
        var query = handle.query("select t.vendor_id, t." + key + " from oms." + table.name()
                + " t join unnest(cast(:vendors as varchar array), cast(:ids as varchar array)) as u (vendor_id, id)"
                + " on t.vendor_id = u.vendor_id and t." + key + " = u.id where t.tenant_id = :tenant");
        TenantHandle.bindTexts(
                query, "vendors", references.stream().map(Reference::vendorId).toList());
        TenantHandle.bindTexts(
                query, "ids", references.stream().map(Reference::id).toList());
        return query.map((row, context) -> new Reference(type, row.getString("vendor_id"), row.getString(key)))
                .set();
    }
}
