package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Money;

/**
 * What became of one active offer on one order.
 *
 * @param couponCode the coupon that unlocked it; null if it needs none or none is on the order
 * @param amount zero when refused
 * @param refusal null when applied
 */
public record OfferEvaluation(
        String offerId, String name, String type, int priority, String couponCode, Money amount, OfferRefusal refusal) {
    public boolean applied() {
        return refusal == null;
    }
}
