package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.money.Money;

/**
 * A shipping option at the price this order would pay for it, before any shipping discount.
 *
 * @param cost in the order's currency
 */
public record ShippingQuote(String optionId, String method, String deliveryTime, Money cost) {}
