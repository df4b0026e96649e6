package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal.Code;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Free products: all of them, or none if one is not available.
 *
 * @param giftProducts at least one product, given once per order
 */
record FreeGift(Eligibility eligibility, List<ProductQuantity> giftProducts) implements OfferRule {
    static Parsed<OfferRule> read(BigDecimal discountValue, Conditions conditions) {
        conditions.unused(OfferTypes.DISCOUNT_VALUE, discountValue);
        Eligibility eligibility = Eligibility.ofAllProducts(
                conditions.count("minimum_quantity"), conditions.amount("minimum_order_total"));
        var gifts = ProductQuantity.read(conditions, "gift_products");
        return conditions.finish(() -> new FreeGift(eligibility, gifts.orElseThrow()));
    }

    @Override
    public OfferOutcome evaluate(Basket basket) {
        var unqualified = eligibility.refusal(basket, basket.lines());
        if (unqualified.isPresent()) return new OfferOutcome.Refused(unqualified.get());
        boolean available = giftProducts.stream().allMatch(gift -> basket.unitsToGive(gift.sku()) >= gift.quantity());
        return available ? new OfferOutcome.Gifts(giftProducts) : new OfferOutcome.Refused(unavailable(basket));
    }

    @Override
    public Set<String> products() {
        return giftProducts.stream().map(ProductQuantity::sku).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<ProductQuantity> gifts() {
        return giftProducts;
    }

    private OfferRefusal unavailable(Basket basket) {
        String required = Eligibility.shown(giftProducts);
        String actual = Eligibility.shown(giftProducts.stream()
                .map(gift -> gift.sku() + " × " + Math.min(gift.quantity(), basket.unitsToGive(gift.sku())))
                .toList());
        return new OfferRefusal(
                Code.GIFT_UNAVAILABLE,
                "The gift is " + required + "; available besides the bought items: " + actual + "."
                        + (basket.needsShipping()
                                ? ""
                                : " Since nothing bought needs shipping, gifts that need shipping are not given."),
                required,
                actual);
    }
}
