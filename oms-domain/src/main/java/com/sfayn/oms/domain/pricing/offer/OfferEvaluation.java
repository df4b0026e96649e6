package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Money;

/**
 * The result of evaluating one active offer for an order.
 *
 * @param couponCode coupon that unlocked the offer; null if it needs none or the order has none
 * @param amount zero if refused
 * @param refusal null if applied
 */
public record OfferEvaluation(
        String offerId, String name, String type, int priority, String couponCode, Money amount, OfferRefusal refusal) {
    public boolean applied() {
        return refusal == null;
    }
}
