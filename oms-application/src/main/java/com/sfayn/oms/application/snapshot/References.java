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

/** Finds what rows point at that is not there yet. Events and files come in any order, so it is no error. */
final class References {
    static final int MOST_SHOWN = 100;

    private final SnapshotRepository snapshots;
    private final Map<Reference, SnapshotChange> missing = new LinkedHashMap<>();
    private long further;

    References(SnapshotRepository snapshots) {
        this.snapshots = snapshots;
    }

    /** Looks up what these rows refer to. Rows never refer to rows of their own type, so what comes later is no help. */
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

    /** A sentence for each missing reference, with the row that first made it; a last one counts those beyond. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        missing.forEach((reference, change) -> warnings.add(warning(reference, change)));
        if (further > 0) warnings.add(further + " further references are not there yet either.");
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
                + named(reference.type()) + " " + reference.id() + ", which is not there yet.";
    }

    private static String named(SnapshotType type) {
        return Ascii.toLowerCase(type.name()).replace('_', ' ');
    }
}
