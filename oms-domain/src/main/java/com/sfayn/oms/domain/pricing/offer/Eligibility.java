package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.pricing.condition.Conditions;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The common conditions of discounts: eligible products, minimum quantity and minimum order total.
 *
 * @param products SKUs; empty = all products
 * @param minimumQuantity bought units of eligible products; zero = no minimum
 * @param minimumOrderTotal items before discounts, in the order's currency; zero = no minimum
 */
public record Eligibility(Optional<Set<String>> products, int minimumQuantity, BigDecimal minimumOrderTotal) {
    private static final int SKUS_SHOWN = 10;

    public static Eligibility read(Conditions conditions) {
        return new Eligibility(
                conditions.strings("eligible_products"),
                conditions.count("minimum_quantity").orElse(0),
                conditions.amount("minimum_order_total").orElse(BigDecimal.ZERO));
    }

    /** Returns conditions without a restriction on products. */
    static Eligibility ofAllProducts(Optional<Integer> minimumQuantity, Optional<BigDecimal> minimumOrderTotal) {
        return new Eligibility(Optional.empty(), minimumQuantity.orElse(0), minimumOrderTotal.orElse(BigDecimal.ZERO));
    }

    public List<Basket.Line> lines(Basket basket) {
        if (products.isEmpty()) return basket.lines();
        Set<String> skus = products.get();
        List<Basket.Line> eligible = new ArrayList<>();
        for (Basket.Line line : basket.lines()) {
            if (skus.contains(line.sku())) eligible.add(line);
        }
        return eligible;
    }

    /** Returns why a basket with these eligible lines does not qualify; empty if it does. */
    public Optional<OfferRefusal> refusal(Basket basket, List<Basket.Line> eligible) {
        if (eligible.isEmpty()) return Optional.of(noEligibleProduct());
        if (minimumQuantity > 0 && basket.units(eligible) < minimumQuantity) {
            long bought = basket.units(eligible);
            return Optional.of(new OfferRefusal(
                    Code.MINIMUM_QUANTITY_NOT_REACHED,
                    "The offer needs at least " + minimumQuantity + " eligible units; the order has " + bought + ".",
                    String.valueOf(minimumQuantity),
                    String.valueOf(bought)));
        }
        if (minimumOrderTotal.signum() > 0 && basket.items().amount().compareTo(minimumOrderTotal) < 0) {
            String required = minimumOrderTotal.toPlainString() + " " + basket.currency();
            return Optional.of(new OfferRefusal(
                    Code.MINIMUM_ORDER_TOTAL_NOT_REACHED,
                    "The offer needs items worth at least " + required + " before discounts; the order has "
                            + basket.items() + ".",
                    required,
                    basket.items().toString()));
        }
        return Optional.empty();
    }

    /** Formats a list for messages; a long one is shortened. */
    public static String shown(List<?> names) {
        String shown = names.stream().limit(SKUS_SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return names.size() > SKUS_SHOWN ? shown + " and " + (names.size() - SKUS_SHOWN) + " more" : shown;
    }

    private OfferRefusal noEligibleProduct() {
        String required = shown(products.orElse(Set.of()).stream().sorted().toList());
        return new OfferRefusal(
                Code.NO_ELIGIBLE_PRODUCT,
                required.isEmpty()
                        ? "The offer applies to no product on the order."
                        : "None of the offer's products is on the order: " + required + ".",
                required.isEmpty() ? null : required,
                null);
    }
}
