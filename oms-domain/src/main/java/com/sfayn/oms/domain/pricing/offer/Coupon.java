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
 * @param code as stored; compare codes in their {@link #normalised} form
 */
public record Coupon(String vendorId, String code, String offerId, Window window, boolean active) {
    /** Returns the form in which codes are compared and shown: {@link InputText#folded}, in capitals. */
    public static String normalised(String code) {
        return InputText.foldedToCapitals(code);
    }

    /**
     * Returns the spellings under which a coupon with this code may be stored: the normalised one and that of older
     * versions, which only mapped the case.
     */
    public static Set<String> spellings(String code) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(normalised(code));
        spellings.add(code.strip().toUpperCase(Locale.ROOT));
        return spellings;
    }

    /** Returns whether the code is stored normalised; such a coupon is newer than one that is not. */
    public boolean isNormalised() {
        return code.equals(normalised(code));
    }

    public boolean isUsable(Instant now) {
        return active && window.contains(now);
    }
}
