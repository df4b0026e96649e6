package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.SnapshotChange.OfferChange;
import com.sfayn.oms.application.port.SnapshotRepository;
import com.sfayn.oms.application.port.SnapshotRepository.Reference;
import com.sfayn.oms.application.port.SnapshotType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds what rows point at that is not there yet. Events and files come in any order, so it is no error. */
final class References {
    static final int MOST_SHOWN = 100;

    private References() {}

    /** A sentence for each missing reference, with the row that first made it; a last one counts those beyond. */
    static List<String> warnings(SnapshotRepository snapshots, List<SnapshotChange> changes) {
        Map<Reference, SnapshotChange> made = new LinkedHashMap<>();
        for (SnapshotChange change : changes) {
            for (Reference reference : of(change)) made.putIfAbsent(reference, change);
        }
        if (made.isEmpty()) return List.of();
        Set<Reference> missing = snapshots.missing(made.keySet());
        List<String> warnings = new ArrayList<>();
        made.forEach((reference, change) -> {
            if (missing.contains(reference) && warnings.size() < MOST_SHOWN) warnings.add(warning(reference, change));
        });
        if (missing.size() > MOST_SHOWN) {
            warnings.add((missing.size() - MOST_SHOWN) + " further references are not there yet either.");
        }
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
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
