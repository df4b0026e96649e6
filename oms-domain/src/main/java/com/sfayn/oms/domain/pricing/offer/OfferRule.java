package com.sfayn.oms.domain.pricing.offer;

import java.util.List;
import java.util.Set;

/**
 * What an offer of one type does, under its own conditions. Everything that all types have in common (windows, coupons,
 * currency, stacking, rounding, the split over lines) is the engine's; a rule only looks at the basket. A new type is
 * one class that implements this and one line in {@link OfferTypes}.
 */
public interface OfferRule {
    /** What this rule makes of the basket as earlier offers left it; the same basket always gives the same outcome. */
    OfferOutcome evaluate(Basket basket);

    /** Whether this type waits for a coupon even if the offer itself does not say so. */
    default boolean needsCoupon() {
        return false;
    }

    /** SKUs that the conditions name, so that one that is not there (yet) can be pointed out. */
    default Set<String> products() {
        return Set.of();
    }

    /** What this rule gives away: its stock is looked up before any offer is considered. */
    default List<ProductQuantity> gifts() {
        return List.of();
    }
}
