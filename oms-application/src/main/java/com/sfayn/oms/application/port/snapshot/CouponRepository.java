package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.pricing.offer.Coupon;
import java.util.Collection;
import java.util.Map;

/** The coupons' snapshots. Never remembered: a coupon is looked up each time it matters. */
public interface CouponRepository {
    /** Those of the codes (see {@link Coupon#spellings}) that the vendor has, active or not, by code as it is stored. One statement. */
    Map<String, Coupon> find(String vendorId, Collection<String> codes);
}
