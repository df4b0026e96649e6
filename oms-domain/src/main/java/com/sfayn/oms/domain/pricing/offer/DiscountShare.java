package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Money;

/**
 * The discount of one offer on one line.
 *
 * @param couponCode coupon that unlocked the offer; null if it needed none
 */
public record DiscountShare(String offerId, String couponCode, Money amount) {}
