package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.pricing.offer.Coupon;
import java.util.Collection;
import java.util.Map;

/** Reads coupon snapshots. Coupons are never cached. */
public interface CouponRepository {
    /**
     * Returns the vendor's coupons with one of these codes (see {@link Coupon#spellings}), active or not, by stored
     * code. Takes one statement.
     */
    Map<String, Coupon> find(String vendorId, Collection<String> codes);
}
