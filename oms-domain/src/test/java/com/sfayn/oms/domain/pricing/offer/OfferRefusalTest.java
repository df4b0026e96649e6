package com.sfayn.oms.domain.pricing.offer;

import static com.sfayn.oms.domain.pricing.OfferMaker.offer;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.OfferMaker;
import com.sfayn.oms.domain.pricing.Shop;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal.Code;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfferRefusalTest {
    private final Shop shop = new Shop().line("HOODIE-M", 1, "30.00").line("MUG", 2, "8.00");

    private OfferRefusal refusal(OfferMaker maker) {
        shop.offers.add(maker.make());
        OfferEvaluation evaluation = shop.evaluation(maker.id());
        assertThat(evaluation.applied()).isFalse();
        assertThat(evaluation.amount()).isEqualTo(Money.zero(Shop.SGD));
        return evaluation.refusal();
    }

    private static void assertRefusal(OfferRefusal refusal, Code code, String required, String actual) {
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.required()).isEqualTo(required);
        assertThat(refusal.actual()).isEqualTo(actual);
        assertThat(refusal.message()).isNotBlank();
    }

    @Test
    void an_offer_that_starts_later_is_not_started() {
        OfferRefusal refusal = refusal(offer("o", "percentage_discount", "10").between(Shop.NOW.plusMillis(1), null));

        assertRefusal(refusal, Code.NOT_STARTED, "2026-03-01T12:00:00.001Z", "2026-03-01T12:00:00Z");
    }

    @Test
    void an_offer_starts_with_its_first_instant() {
        shop.offers.add(
                offer("o", "percentage_discount", "10").between(Shop.NOW, null).make());

        assertThat(shop.evaluation("o").applied()).isTrue();
    }

    @Test
    void offers_that_have_ended_or_are_inactive_are_not_evaluated() {
        shop.offers.add(offer("ended", "percentage_discount", "10")
                .between(null, Shop.NOW)
                .make());
        shop.offers.add(
                offer("inactive", "percentage_discount", "10").inactive().make());

        assertThat(shop.price().pricing().offers()).isEmpty();
        assertThat(shop.price().pricing().discounts()).isEqualTo(Money.zero(Shop.SGD));
    }

    @Test
    void an_offer_that_requires_a_coupon_needs_one_of_its_own() {
        shop.coupon("OTHER", "another-offer");

        assertRefusal(refusal(offer("o", "fixed_discount", "1").withCoupon()), Code.COUPON_REQUIRED, null, null);

        shop.coupon("MINE", "o");
        assertThat(shop.evaluation("o").couponCode()).isEqualTo("MINE");
        assertThat(shop.evaluation("o").applied()).isTrue();
    }

    @Test
    void a_coupon_discount_requires_a_coupon_even_if_the_offer_does_not_say_so() {
        assertRefusal(refusal(offer("o", "coupon_discount", "10")), Code.COUPON_REQUIRED, null, null);
    }

    @Test
    void a_coupon_of_an_offer_that_needs_none_is_not_in_its_shares() {
        shop.coupon("MINE", "o");
        shop.offers.add(offer("o", "percentage_discount", "10").make());

        assertThat(shop.evaluation("o").couponCode()).isNull();
    }

    @Test
    void an_offer_for_products_that_are_not_on_the_order_is_refused() {
        OfferRefusal refusal = refusal(
                offer("o", "percentage_discount", "10").when(Map.of("eligible_products", List.of("STICKER", "CAP"))));

        assertRefusal(refusal, Code.NO_ELIGIBLE_PRODUCT, "CAP, STICKER", null);
    }

    @Test
    void the_minimum_quantity_counts_eligible_units_only() {
        OfferRefusal refusal = refusal(offer("o", "percentage_discount", "10")
                .when(Map.of("eligible_products", List.of("HOODIE-M"), "minimum_quantity", 2)));

        assertRefusal(refusal, Code.MINIMUM_QUANTITY_NOT_REACHED, "2", "1");
    }

    @Test
    void a_minimum_that_is_exactly_reached_is_enough() {
        shop.offers.add(offer("o", "percentage_discount", "10")
                .when(Map.of("minimum_quantity", 3, "minimum_order_total", 46))
                .make());

        assertThat(shop.evaluation("o").applied()).isTrue();
    }

    @Test
    void the_minimum_order_total_is_measured_before_discounts() {
        shop.offers.add(offer("first", "fixed_discount", "40").first(1).make());
        shop.offers.add(offer("reached", "fixed_discount", "1")
                .when(Map.of("minimum_order_total", 46))
                .make());
        assertThat(shop.evaluation("reached").applied()).isTrue();

        OfferRefusal refusal = refusal(
                offer("o", "percentage_discount", "10").when(Map.of("minimum_order_total", new BigDecimal("46.01"))));
        assertRefusal(refusal, Code.MINIMUM_ORDER_TOTAL_NOT_REACHED, "46.01 SGD", "46.00 SGD");
    }

    @Test
    void an_offer_in_another_currency_does_not_match() {
        assertRefusal(refusal(offer("o", "percentage_discount", "10").in("JPY")), Code.CURRENCY_MISMATCH, "JPY", "SGD");
    }

    @Test
    void an_offer_without_a_currency_uses_the_tenants() {
        Shop japanese = new Shop();
        japanese.currency = Currency.getInstance("JPY");
        japanese.line("MUG", 1, "800");
        japanese.offers.add(offer("o", "percentage_discount", "10").make());

        assertRefusal(japanese.evaluation("o").refusal(), Code.CURRENCY_MISMATCH, "SGD", "JPY");
    }

    @Test
    void an_offer_has_nothing_to_discount_if_earlier_ones_left_nothing() {
        shop.offers.add(offer("all", "percentage_discount", "100").first(1).make());

        assertRefusal(refusal(offer("o", "fixed_discount", "5")), Code.NOTHING_TO_DISCOUNT, null, null);
    }

    @Test
    void a_discount_that_rounds_to_zero_is_refused() {
        assertRefusal(refusal(offer("o", "fixed_discount", "0.004")), Code.NOTHING_TO_DISCOUNT, null, null);
    }

    @Test
    void nothing_stacks_on_an_offer_that_is_not_stackable() {
        shop.offers.add(offer("alone", "fixed_discount", "1").alone().first(1).make());

        OfferRefusal refusal = refusal(offer("o", "fixed_discount", "5"));

        assertRefusal(refusal, Code.NOT_STACKABLE, null, "alone");
        assertThat(shop.price().pricing().discounts()).isEqualTo(Money.of("1.00", "SGD"));
    }

    @Test
    void an_offer_that_is_not_stackable_comes_first_or_not_at_all() {
        shop.offers.add(offer("a", "fixed_discount", "1").first(2).make());
        OfferRefusal refusal =
                refusal(offer("alone", "fixed_discount", "5").alone().first(1));
        assertRefusal(refusal, Code.NOT_STACKABLE, null, "a");

        shop.offers.add(offer("b", "fixed_discount", "2").make());
        assertThat(shop.evaluation("b").applied())
                .as("the refused offer does not block others")
                .isTrue();
    }

    @Test
    void an_offer_worth_nothing_does_not_count_for_stacking() {
        shop.offers.add(offer("alone", "fixed_discount", "0").alone().first(1).make());
        shop.offers.add(offer("o", "fixed_discount", "5").alone().make());

        assertThat(shop.evaluation("alone").refusal().code()).isEqualTo(Code.NOTHING_TO_DISCOUNT);
        assertThat(shop.evaluation("o").applied()).isTrue();
    }
}
