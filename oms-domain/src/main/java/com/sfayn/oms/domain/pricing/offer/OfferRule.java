package com.sfayn.oms.domain.pricing.offer;

import java.util.List;
import java.util.Set;

/**
 * Evaluates offers of one type. The engine does everything that all types have in common: windows, coupons, currency,
 * stacking, rounding, the split over lines. A rule only reads the basket. To add a type, implement this interface and
 * add a line to {@link OfferTypes}.
 */
public interface OfferRule {
    /** Evaluates the rule for the basket after earlier offers. The same basket must always give the same outcome. */
    OfferOutcome evaluate(Basket basket);

    /** Returns whether this type always needs a coupon, even if the offer itself does not require one. */
    default boolean needsCoupon() {
        return false;
    }

    /** Returns the SKUs in the conditions, so that unknown ones can be reported. */
    default Set<String> products() {
        return Set.of();
    }

    /** Returns the gifts of this rule; their stock is read before any offer is evaluated. */
    default List<ProductQuantity> gifts() {
        return List.of();
    }
}
