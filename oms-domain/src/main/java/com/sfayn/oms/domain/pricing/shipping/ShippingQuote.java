package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.money.Money;

/**
 * A shipping option with its cost for an order, before shipping discounts.
 *
 * @param cost in the order's currency
 */
public record ShippingQuote(String optionId, String method, String deliveryTime, Money cost) {}
