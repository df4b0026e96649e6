package com.sfayn.oms.domain.pricing.shipping;

import com.sfayn.oms.domain.money.Money;

/**
 * A shipping option of a vendor.
 *
 * @param optionId id for selecting it; the name unless the vendor gave an id
 * @param method determines the {@link ShippingRule}, see {@link ShippingMethods}; e.g. {@code Standard}
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
