package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.pricing.condition.Window;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * A vendor's promise to charge less, under conditions. What it does is its {@link OfferRule}, made from the stored
 * type, value and conditions by {@link OfferTypes} when the snapshot is written and again when it is read.
 *
 * @param type as stored, e.g. {@code percentage_discount}
 * @param discountValue a percentage or an amount, as the type says
 * @param currency null = the tenant's
 * @param requiresCoupon whether it waits for a coupon
 * @param stackable whether it tolerates others on the same order
 * @param priority higher ones are considered first, ties by id
 */
public record Offer(
        String vendorId,
        String offerId,
        String type,
        String name,
        BigDecimal discountValue,
        Currency currency,
        boolean requiresCoupon,
        boolean stackable,
        int priority,
        Window window,
        boolean active,
        OfferRule rule) {}
