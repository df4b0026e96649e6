package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.Coupon;

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
