package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.pricing.condition.Window;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A code that unlocks one of its vendor's offers.
 *
 * @param code in the one spelling that codes are compared in, see {@link #normalised}
 */
public record Coupon(String vendorId, String code, String offerId, Window window, boolean active) {
    /** Codes are compared as {@link InputText#folded} says, and shown in capitals. */
    public static String normalised(String code) {
        return InputText.foldedToCapitals(code);
    }

    /**
     * Every spelling that a coupon with this code may be stored under: the normalised one and the one that older versions
     * wrote, which only mapped the case.
     */
    public static Set<String> spellings(String code) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(normalised(code));
        spellings.add(code.strip().toUpperCase(Locale.ROOT));
        return spellings;
    }

    /** Whether it is stored under the normalised spelling: such a one is newer than one that is not. */
    public boolean isNormalised() {
        return code.equals(normalised(code));
    }

    public boolean isOpen(Instant now) {
        return active && window.contains(now);
    }
}
