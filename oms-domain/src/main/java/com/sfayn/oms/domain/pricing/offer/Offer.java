package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.pricing.condition.Window;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * A vendor's offer: a discount or a gift, under conditions. Its {@link OfferRule} is created by {@link OfferTypes} from
 * the stored type, value and conditions, when the snapshot is written and again when it is read.
 *
 * @param type as stored, e.g. {@code percentage_discount}
 * @param discountValue a percentage or an amount, depending on the type
 * @param currency null = the tenant's currency
 * @param requiresCoupon whether it needs a coupon
 * @param stackable whether it can be combined with other offers
 * @param priority higher ones are evaluated first, ties by id
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
