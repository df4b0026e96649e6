package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.pricing.VendorBook;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import java.util.Collection;
import java.util.Map;

/**
 * Reads vendors' books and coupons. A book may be cached, but only under a version that this transaction has read;
 * coupons are not part of the book and are never cached.
 */
public interface VendorBooks {
    /** Returns the current versions, one per vendor id, also for unknown vendors. Takes one statement. */
    Map<String, BookVersion> versions(Collection<String> vendorIds);

    VendorBook book(BookVersion version);

    /**
     * Returns the vendor's coupons with one of these codes (see {@link Coupon#spellings}), active or not, by stored
     * code. Takes one statement.
     */
    Map<String, Coupon> coupons(String vendorId, Collection<String> codes);
}
