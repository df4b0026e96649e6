package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.Coupon;

/** A coupon that was added to the order; the {@code Pricing} shows whether its offer applied. */
public record AppliedCoupon(String code, String offerId, Window window) {
    /** Returns whether the code, in any spelling, is this coupon's. */
    boolean hasCode(String given) {
        return Coupon.normalised(code).equals(Coupon.normalised(given));
    }

    static AppliedCoupon of(Coupon coupon) {
        return new AppliedCoupon(coupon.code(), coupon.offerId(), coupon.window());
    }
}
