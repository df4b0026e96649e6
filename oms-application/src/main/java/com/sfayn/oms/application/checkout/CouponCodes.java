package com.sfayn.oms.application.checkout;

import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;

/** Validates coupon codes without database access. */
final class CouponCodes {
    private static final int LONGEST = 255;

    private CouponCodes() {}

    static List<Refusal> refusals(String code) {
        int length = Coupon.normalised(code).length();
        if (length > 0 && length <= LONGEST) return List.of();
        return List.of(new InvalidInput(
                "The coupon code has " + length + " characters; it must have 1 to " + LONGEST + ".",
                List.of("couponCode")));
    }
}
