package com.sfayn.oms.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.money.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Offers and taxes for several lines of one product. */
class SeveralLinesOfOneSkuPricingTest {
    private final Shop shop = new Shop();

    private Shop lines(String sku, String price, int... quantities) {
        for (int quantity : quantities) {
            shop.line("L" + (shop.lines.size() + 1), sku, null, quantity, price, "0.1", true, true);
        }
        return shop;
    }

    @Test
    void a_minimum_quantity_counts_their_units_together() {
        lines("HOODIE-M", "30.00", 1, 1)
                .offer(OfferMaker.offer("o-10", "percentage_discount", "10")
                        .when(Map.of("eligible_products", List.of("HOODIE-M"), "minimum_quantity", 2)));

        assertThat(shop.evaluation("o-10").amount()).isEqualTo(sgd("6.00"));
    }

    @Test
    void a_bundle_is_filled_from_all_of_them() {
        lines("HOODIE-M", "30.00", 1, 2);
        lines("MUG", "8.00", 1, 1, 1)
                .offer(OfferMaker.offer("o-set", "bundle", "10")
                        .when(Map.of(
                                "bundle_products",
                                List.of(
                                        Map.of("sku", "HOODIE-M", "quantity", 3),
                                        Map.of("sku", "MUG", "quantity", 2)))));

        assertThat(shop.evaluation("o-set").amount()).isEqualTo(sgd("10.60"));
        assertThat(shop.price().pricing().lines().stream()
                        .map(LinePricing::discount)
                        .toList())
                .as("10 %% of 90.00 and of two thirds of 24.00, split by what is left of each line")
                .containsExactly(sgd("2.79"), sgd("5.58"), sgd("0.75"), sgd("0.74"), sgd("0.74"));
    }

    @Test
    void an_incomplete_bundle_reports_their_sum() {
        lines("MUG", "8.00", 1, 1)
                .offer(OfferMaker.offer("o-set", "bundle", "10")
                        .when(Map.of("bundle_products", List.of(Map.of("sku", "MUG", "quantity", 3)))));

        assertThat(shop.evaluation("o-set").refusal().actual()).isEqualTo("MUG × 2");
    }

    @Test
    void ties_are_broken_by_line_id_in_numeric_order() {
        for (int i = 10; i > 0; i--) shop.line("L" + i, "PIN", null, 1, "1.00", "0.1", false, true);
        shop.offer(OfferMaker.offer("o-2c", "fixed_discount", "0.02"));

        Pricing pricing = shop.price().pricing();
        assertThat(pricing.lines())
                .extracting(LinePricing::lineId)
                .startsWith("L1", "L2", "L3")
                .endsWith("L10");
        assertThat(pricing.line("L1").discount()).isEqualTo(sgd("0.01"));
        assertThat(pricing.line("L2").discount()).isEqualTo(sgd("0.01"));
        assertThat(pricing.line("L10").discount()).isEqualTo(sgd("0.00"));
    }

    @Test
    void ties_are_broken_by_sku_first() {
        shop.line("L1", "ZIP", null, 1, "1.00", "0.1", false, true);
        shop.line("L2", "PIN", null, 1, "1.00", "0.1", false, true);
        shop.offer(OfferMaker.offer("o-1c", "fixed_discount", "0.01"));

        assertThat(shop.price().pricing().line("L2").discount()).isEqualTo(sgd("0.01"));
    }

    @Test
    void splitting_a_line_changes_no_total() {
        Shop whole = new Shop().line("HOODIE-M", 5, "33.33");
        lines("HOODIE-M", "33.33", 2, 1, 2);
        for (Shop either : List.of(whole, shop)) {
            either.coupon("HALF", "o-50");
            either.offer(OfferMaker.offer("o-50", "coupon_discount", "12.5").when(Map.of("minimum_quantity", 5)));
        }

        Pricing split = shop.price().pricing();
        Pricing together = whole.price().pricing();
        assertThat(split.discounts()).isEqualTo(together.discounts());
        assertThat(split.taxes()).isEqualTo(together.taxes());
        assertThat(split.total()).isEqualTo(together.total());
        assertThat(PriceViolations.of(split)).isEmpty();
    }

    private static Money sgd(String amount) {
        return Money.of(amount, "SGD");
    }
}
