package com.sfayn.oms.application.checkout;

import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;

/** Validates coupon codes without database access. */
final class CouponCodes {
    private CouponCodes() {}

    static List<Refusal> refusals(String code) {
        return new LengthRule("The coupon code", 1, LengthRule.SHORT)
                .problem(Coupon.normalised(code))
                .<List<Refusal>>map(problem -> List.of(new InvalidInput(problem, List.of("couponCode"))))
                .orElse(List.of());
    }
}
