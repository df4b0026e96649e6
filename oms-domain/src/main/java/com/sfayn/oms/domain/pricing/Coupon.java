package com.sfayn.oms.domain.pricing;

import java.time.Instant;
import java.util.Locale;

/**
 * A code that unlocks one of its vendor's offers.
 *
 * @param code in the one spelling that codes are compared in, see {@link #normalised}
 */
public record Coupon(String vendorId, String code, String offerId, Window window, boolean active) {
    /** Codes are compared without regard to case or surrounding blanks. */
    public static String normalised(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    public boolean isOpen(Instant now) {
        return active && window.contains(now);
    }
}
