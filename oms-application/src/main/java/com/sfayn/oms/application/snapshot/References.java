package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.OfferChange;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Reference;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.parsing.Ascii;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds references to rows that do not exist yet. They are only warnings, since events and files arrive in any order.
 */
final class References {
    static final int MOST_SHOWN = 100;

    private final SnapshotRepository snapshots;
    private final Map<Reference, SnapshotChange> missing = new LinkedHashMap<>();
    private long further;

    References(SnapshotRepository snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Looks up the references of these rows. Rows never refer to their own type, so later rows of this import can't
     * resolve them.
     */
    void note(List<NumberedChange> rows) {
        Map<Reference, SnapshotChange> made = new LinkedHashMap<>();
        for (NumberedChange row : rows) {
            for (Reference reference : of(row.change())) made.putIfAbsent(reference, row.change());
        }
        made.keySet().removeAll(missing.keySet());
        if (made.isEmpty()) return;
        made.keySet().retainAll(snapshots.missing(made.keySet()));
        made.forEach((reference, change) -> {
            if (missing.size() < MOST_SHOWN) missing.put(reference, change);
            else further++;
        });
    }

    /** Returns a message for each missing reference with the first row that has it, and one that counts the rest. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        missing.forEach((reference, change) -> warnings.add(warning(reference, change)));
        if (further > 0) warnings.add(further + " more references point to rows that do not exist yet.");
        return warnings;
    }

    private static List<Reference> of(SnapshotChange change) {
        if (change instanceof CouponChange coupon) {
            return List.of(new Reference(
                    SnapshotType.OFFER,
                    coupon.coupon().vendorId(),
                    coupon.coupon().offerId()));
        }
        if (change instanceof OfferChange offer) {
            return offer.offer().rule().products().stream()
                    .sorted()
                    .map(sku ->
                            new Reference(SnapshotType.PRODUCT, offer.offer().vendorId(), sku))
                    .toList();
        }
        return List.of();
    }

    private static String warning(Reference reference, SnapshotChange change) {
        String id = change.key().get(change.key().size() - 1);
        return "The " + named(change.type()) + " " + id + " of vendor " + reference.vendorId() + " refers to the "
                + named(reference.type()) + " " + reference.id() + ", which does not exist yet.";
    }

    private static String named(SnapshotType type) {
        return Ascii.toLowerCase(type.name()).replace('_', ' ');
    }
}
