package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Money;

/**
 * What one offer takes off one line.
 *
 * @param couponCode the coupon that unlocked the offer; null if it needed none
 */
public record DiscountShare(String offerId, String couponCode, Money amount) {}
