package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.pricing.Coupon;
import com.sfayn.oms.domain.pricing.Window;

/** A coupon that somebody put on the order; whether its offer applied, the pricing tells. */
public record AppliedCoupon(String code, String offerId, Window window) {
    /** Whether the code means this coupon. */
    boolean hasCode(String given) {
        return Coupon.normalised(code).equals(Coupon.normalised(given));
    }

    static AppliedCoupon of(Coupon coupon) {
        return new AppliedCoupon(coupon.code(), coupon.offerId(), coupon.window());
    }
}
