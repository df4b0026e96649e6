package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Fraction;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A percentage off products that are bought together, for each complete bundle. If bundles use two units of a line of
 * five, the discount is on two fifths of what is left of the line.
 *
 * @param percentage 0 to 100
 * @param bundle products of one bundle, at least one
 */
record Bundle(BigDecimal percentage, List<ProductQuantity> bundle) implements OfferRule {
    private static final int PERCENT = 2;

    static Parsed<OfferRule> read(BigDecimal discountValue, Conditions conditions) {
        BigDecimal percentage = conditions.percentage(OfferTypes.DISCOUNT_VALUE, discountValue);
        var bundle = ProductQuantity.read(conditions, "bundle_products");
        return conditions.finish(() -> new Bundle(percentage, bundle.orElseThrow()));
    }

    @Override
    public OfferOutcome evaluate(Basket basket) {
        long bundles = complete(basket);
        if (bundles == 0) return new OfferOutcome.Refused(incomplete(basket));
        List<Basket.Line> lines = new ArrayList<>(bundle.size());
        Fraction part = Fraction.ZERO;
        for (ProductQuantity product : bundle) {
            List<Basket.Line> bought = basket.lines(product.sku());
            BigDecimal units = BigDecimal.valueOf(bundles * product.quantity());
            BigDecimal left = basket.left(bought).amount();
            part = part.plus(new Fraction(left.multiply(units), BigDecimal.valueOf(basket.units(bought))));
            lines.addAll(bought);
        }
        return new OfferOutcome.Discount(part.times(percentage.movePointLeft(PERCENT)), lines);
    }

    @Override
    public Set<String> products() {
        return bundle.stream().map(ProductQuantity::sku).collect(Collectors.toUnmodifiableSet());
    }

    private long complete(Basket basket) {
        long bundles = Long.MAX_VALUE;
        for (ProductQuantity product : bundle)
            bundles = Math.min(bundles, bought(basket, product) / product.quantity());
        return bundles;
    }

    private OfferRefusal incomplete(Basket basket) {
        String required = Eligibility.shown(bundle);
        String actual = Eligibility.shown(bundle.stream()
                .map(product -> product.sku() + " × " + bought(basket, product))
                .toList());
        return new OfferRefusal(
                Code.BUNDLE_INCOMPLETE,
                "The bundle is " + required + "; the order has " + actual + ".",
                required,
                actual);
    }

    private static long bought(Basket basket, ProductQuantity product) {
        return basket.units(basket.lines(product.sku()));
    }
}
