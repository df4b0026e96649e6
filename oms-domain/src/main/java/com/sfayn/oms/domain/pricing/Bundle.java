package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Fraction;
import com.sfayn.oms.domain.pricing.OfferRefusal.Code;
import com.sfayn.oms.domain.reading.Reading;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A percentage off products that are bought together, for each complete bundle: of a line of five where bundles take
 * two, two fifths of what is left.
 *
 * @param percentage 0 to 100
 * @param products of one bundle, at least one
 */
record Bundle(BigDecimal percentage, List<ProductQuantity> bundle) implements OfferRule {
    private static final int PERCENT = 2;

    static Reading<OfferRule> read(BigDecimal discountValue, Conditions conditions) {
        BigDecimal percentage = conditions.percentage(OfferTypes.DISCOUNT_VALUE, discountValue);
        var bundle = ProductQuantity.read(conditions, "bundle_products");
        return conditions.finish(() -> new Bundle(percentage, bundle.orElseThrow()));
    }

    @Override
    public OfferOutcome evaluate(Basket basket) {
        Map<String, Basket.Line> lines = linesBySku(basket);
        int bundles = complete(lines);
        if (bundles == 0) return new OfferOutcome.Refused(incomplete(lines));
        Fraction part = Fraction.ZERO;
        for (ProductQuantity product : bundle) {
            Basket.Line line = lines.get(product.sku());
            BigDecimal units = BigDecimal.valueOf((long) bundles * product.quantity());
            part = part.plus(new Fraction(line.left().amount().multiply(units), BigDecimal.valueOf(line.quantity())));
        }
        return new OfferOutcome.Discount(
                part.times(percentage.movePointLeft(PERCENT)),
                bundle.stream().map(product -> lines.get(product.sku())).toList());
    }

    @Override
    public Set<String> products() {
        return bundle.stream().map(ProductQuantity::sku).collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, Basket.Line> linesBySku(Basket basket) {
        Map<String, Basket.Line> lines = new HashMap<>();
        basket.lines().forEach(line -> lines.put(line.sku(), line));
        return lines;
    }

    private int complete(Map<String, Basket.Line> lines) {
        return bundle.stream()
                .mapToInt(product -> bought(lines, product) / product.quantity())
                .min()
                .orElse(0);
    }

    private OfferRefusal incomplete(Map<String, Basket.Line> lines) {
        String required = Eligibility.shown(bundle);
        String actual = Eligibility.shown(bundle.stream()
                .map(product -> product.sku() + " × " + bought(lines, product))
                .toList());
        return new OfferRefusal(
                Code.BUNDLE_INCOMPLETE,
                "The bundle is " + required + "; the order has " + actual + ".",
                required,
                actual);
    }

    private static int bought(Map<String, Basket.Line> lines, ProductQuantity product) {
        Basket.Line line = lines.get(product.sku());
        return line == null ? 0 : line.quantity();
    }
}
