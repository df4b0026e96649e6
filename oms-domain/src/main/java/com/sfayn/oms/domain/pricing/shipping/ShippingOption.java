package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.money.Money;

/**
 * A way to send an order that a vendor offers.
 *
 * @param optionId what a client selects by; the name unless the vendor gave an id
 * @param method which {@link ShippingRule} applies, e.g. {@code Standard}; made by {@link ShippingMethods}
 * @param deliveryTime for people, e.g. {@code 2-3 Days}
 * @param baseCost per order
 * @param flatRate per kilogram, same currency as baseCost
 */
public record ShippingOption(
        String vendorId,
        String optionId,
        String name,
        String method,
        String deliveryTime,
        Money baseCost,
        Money flatRate,
        boolean active,
        ShippingRule rule) {}
