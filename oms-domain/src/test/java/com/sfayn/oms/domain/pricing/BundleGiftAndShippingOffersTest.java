package com.sfayn.oms.domain.pricing;

import static com.sfayn.oms.domain.pricing.OfferMaker.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.Basket;
import com.sfayn.oms.domain.pricing.offer.Gift;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.offer.OfferOutcome;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal.Code;
import com.sfayn.oms.domain.pricing.offer.OfferRule;
import com.sfayn.oms.domain.pricing.offer.ProductQuantity;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.pricing.shipping.ShippingRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleGiftAndShippingOffersTest {
    private final Shop shop =
            new Shop().line("HOODIE-M", 3, "30.00").line("MUG", 5, "8.00").line("STICKER", 1, "0.50");

    private static Money sgd(String amount) {
        return Money.of(amount, "SGD");
    }

    private void add(OfferMaker maker) {
        shop.offers.add(maker.make());
    }

    private OfferRefusal refusal(String offerId) {
        return shop.evaluation(offerId).refusal();
    }

    private static List<Object> products(Object... skusAndQuantities) {
        return java.util.stream.IntStream.range(0, skusAndQuantities.length / 2)
                .<Object>mapToObj(
                        i -> Map.of("sku", skusAndQuantities[2 * i], "quantity", skusAndQuantities[2 * i + 1]))
                .toList();
    }

    private static OfferMaker bundle(String id, String percentage, Object... skusAndQuantities) {
        return offer(id, "bundle", percentage).when(Map.of("bundle_products", products(skusAndQuantities)));
    }

    private static OfferMaker gift(String id, Object... skusAndQuantities) {
        return offer(id, "free_gift", "0").when(Map.of("gift_products", products(skusAndQuantities)));
    }

    @Test
    void the_discount_of_a_bundle_applies_to_the_units_of_complete_bundles() {
        add(bundle("o", "10", "HOODIE-M", 1, "MUG", 2));

        assertThat(shop.evaluation("o").amount())
                .as("two bundles: 2 of 3 hoodies and 4 of 5 mugs, 10 %% of 60.00 + 32.00")
                .isEqualTo(sgd("9.20"));
        assertThat(shop.price().pricing().lines())
                .extracting(LinePricing::discount)
                .as("split by what is left of the lines: 90.00 and 40.00")
                .containsExactly(sgd("6.37"), sgd("2.83"), sgd("0.00"));
    }

    @Test
    void an_odd_cent_goes_by_sku_and_not_by_the_order_of_the_bundles_products() {
        shop.lines.clear();
        shop.line("CUP", 1, "1.00").line("BOWL", 1, "1.00");
        add(bundle("o", "0.5", "CUP", 1, "BOWL", 1));

        assertThat(shop.price().pricing().line("line-BOWL").discount()).isEqualTo(sgd("0.01"));
        assertThat(shop.price().pricing().line("line-CUP").discount()).isEqualTo(sgd("0.00"));
    }

    @Test
    void a_bundle_applies_to_what_earlier_offers_left_and_is_rounded_once() {
        add(offer("first", "fixed_discount", "30.01")
                .when(Map.of("eligible_products", List.of("HOODIE-M")))
                .first(1));
        add(bundle("o", "50", "HOODIE-M", 1, "STICKER", 1));

        assertThat(shop.evaluation("o").amount())
                .as("half of a third of 59.99 and of 0.50 is 10.2483…")
                .isEqualTo(sgd("10.25"));
    }

    @Test
    void a_bundle_with_a_missing_unit_is_incomplete() {
        add(bundle("o", "10", "HOODIE-M", 4, "MUG", 1, "CAP", 1));

        assertThat(refusal("o").code()).isEqualTo(Code.BUNDLE_INCOMPLETE);
        assertThat(refusal("o").required()).isEqualTo("HOODIE-M × 4, MUG × 1, CAP × 1");
        assertThat(refusal("o").actual()).isEqualTo("HOODIE-M × 3, MUG × 5, CAP × 0");
    }

    @Test
    void a_bundle_at_100_percent_makes_no_line_negative() {
        add(bundle("o", "100", "HOODIE-M", 3, "MUG", 1));

        Pricing pricing = shop.price().pricing();

        assertThat(pricing.discounts()).isEqualTo(sgd("98.00"));
        assertThat(pricing.lines())
                .allSatisfy(line -> assertThat(line.discount()).isLessThanOrEqualTo(line.total()));
    }

    @Test
    void a_gift_is_given_once_costs_nothing_and_counts_for_stacking() {
        shop.giftStock.put("CAP", 3);
        add(gift("o", "CAP", 2).alone().first(1));
        add(offer("later", "fixed_discount", "1"));

        PricingResult result = shop.price();

        assertThat(result.gifts()).containsExactly(new Gift("o", "CAP", 2));
        assertThat(shop.evaluation("o").applied()).isTrue();
        assertThat(shop.evaluation("o").amount()).isEqualTo(sgd("0.00"));
        assertThat(refusal("later").code()).isEqualTo(Code.NOT_STACKABLE);
        assertThat(result.pricing().discounts()).isEqualTo(sgd("0.00"));
    }

    @Test
    void a_gift_is_unavailable_if_the_stock_is_used_by_bought_units_and_earlier_gifts() {
        shop.giftStock.put("MUG", 7);
        add(gift("a", "MUG", 2).first(2));
        assertThat(shop.evaluation("a").applied()).isTrue();

        add(gift("b", "MUG", 1).first(1));
        assertThat(refusal("b").code()).isEqualTo(Code.GIFT_UNAVAILABLE);
        assertThat(refusal("b").required()).isEqualTo("MUG × 1");
        assertThat(refusal("b").actual()).isEqualTo("MUG × 0");

        shop.giftStock.put("MUG", 4);
        assertThat(refusal("a").actual()).as("fewer than are bought").isEqualTo("MUG × 0");
    }

    @Test
    void either_all_gifts_of_an_offer_are_given_or_none() {
        shop.giftStock.put("CAP", Integer.MAX_VALUE);
        shop.giftStock.put("PEN", 1);
        add(gift("o", "CAP", 1, "PEN", 2));

        assertThat(shop.price().gifts()).isEmpty();
        assertThat(refusal("o").actual()).isEqualTo("CAP × 1, PEN × 1");
    }

    @Test
    void a_gift_that_is_not_sold_is_unavailable() {
        add(gift("o", "UNKNOWN", 1));

        assertThat(refusal("o").code()).isEqualTo(Code.GIFT_UNAVAILABLE);
    }

    @Test
    void gifts_may_require_a_minimum_of_bought_units_and_value() {
        shop.giftStock.put("CAP", 9);
        add(offer("quantity", "free_gift", "0")
                .when(Map.of("gift_products", products("CAP", 1), "minimum_quantity", 10)));
        add(offer("total", "free_gift", "0")
                .when(Map.of("gift_products", products("CAP", 1), "minimum_order_total", new BigDecimal("130.51"))));
        assertThat(refusal("quantity").code()).isEqualTo(Code.MINIMUM_QUANTITY_NOT_REACHED);
        assertThat(refusal("quantity").actual()).isEqualTo("9");
        assertThat(refusal("total").actual()).isEqualTo("130.50 SGD");

        add(offer("both", "free_gift", "0")
                .when(Map.of(
                        "gift_products",
                        products("CAP", 1),
                        "minimum_quantity",
                        9,
                        "minimum_order_total",
                        new BigDecimal("130.5"))));
        assertThat(shop.evaluation("both").applied()).isTrue();
    }

    @Test
    void free_shipping_reduces_the_shipping_cost_and_the_tax_base() {
        add(offer("o", "free_shipping", "0"));

        Pricing pricing = shop.price().pricing();

        assertThat(pricing.shipping()).isEqualTo(sgd("0.00"));
        assertThat(pricing.shippingDiscount()).isEqualTo(sgd("5.00"));
        assertThat(pricing.discounts()).isEqualTo(sgd("0.00"));
        assertThat(pricing.tax()).as("9 %% of 130.50 alone").isEqualTo(sgd("11.75"));
        assertThat(pricing.shippingTax()).isEqualTo(sgd("0.00"));
        assertThat(pricing.total()).isEqualTo(sgd("142.25"));
        assertThat(shop.evaluation("o").amount()).isEqualTo(sgd("5.00"));
        assertThat(shop.price().shippingOptions())
                .as("quotes are list prices")
                .extracting(ShippingQuote::cost)
                .containsExactly(sgd("5.00"));
    }

    @Test
    void free_shipping_has_nothing_to_discount_until_an_option_with_a_cost_is_selected() {
        add(offer("o", "free_shipping", "0").alone().first(1));
        add(offer("later", "fixed_discount", "1"));
        assertThat(refusal("later").code()).isEqualTo(Code.NOT_STACKABLE);

        shop.selected = null;
        assertThat(refusal("o").code()).isEqualTo(Code.NOTHING_TO_DISCOUNT);
        assertThat(shop.evaluation("later").applied())
                .as("an offer worth nothing does not count for stacking")
                .isTrue();

        shop.selected = "Standard";
        shop.options.clear();
        shop.options.add(Shop.option("Standard", "0.00", "0.00", Map.of()));
        assertThat(refusal("o").code()).isEqualTo(Code.NOTHING_TO_DISCOUNT);
    }

    @Test
    void the_second_of_two_free_shipping_offers_has_nothing_to_discount() {
        add(offer("a", "free_shipping", "0"));
        add(offer("b", "free_shipping", "0"));

        assertThat(shop.price().pricing().offers())
                .extracting(OfferEvaluation::offerId, OfferEvaluation::amount)
                .containsExactly(tuple("a", sgd("5.00")), tuple("b", sgd("0.00")));
        assertThat(refusal("b").code()).isEqualTo(Code.NOTHING_TO_DISCOUNT);
    }

    @Test
    void the_minimum_of_free_shipping_is_measured_before_discounts() {
        add(offer("off", "fixed_discount", "100").first(1));
        add(offer("o", "free_shipping", "0").when(Map.of("minimum_order_total", new BigDecimal("130.50"))));
        add(offer("more", "free_shipping", "0").when(Map.of("minimum_order_total", new BigDecimal("130.51"))));

        assertThat(shop.evaluation("o").applied()).isTrue();
        assertThat(refusal("more").code()).isEqualTo(Code.MINIMUM_ORDER_TOTAL_NOT_REACHED);
    }

    @Test
    void a_selected_option_that_is_not_offered_after_discounts_is_ignored() {
        ShippingRule fromAHundred = (option, consignment) -> consignment.worth().compareTo(sgd("100.00")) < 0
                ? Optional.empty()
                : Optional.of(new BigDecimal("7.00"));
        shop.options.add(new ShippingOption(
                "v-1", "Courier", "Courier", "Courier", null, sgd("7.00"), sgd("0.00"), true, fromAHundred));
        shop.selected = "Courier";
        add(offer("free", "free_shipping", "0").first(1));
        assertThat(shop.price().pricing().shippingDiscount()).isEqualTo(sgd("7.00"));

        add(offer("off", "fixed_discount", "30.51"));

        assertThat(shop.price().selected()).isEmpty();
        assertThat(shop.price().pricing().shippingDiscount()).isEqualTo(sgd("0.00"));
        assertThat(refusal("free").code()).isEqualTo(Code.NOTHING_TO_DISCOUNT);
    }

    @Test
    void a_shipping_rule_whose_cost_depends_on_the_worth_is_a_fault() {
        ShippingRule wrong = (option, consignment) ->
                Optional.of(consignment.worth().amount().movePointLeft(1));
        shop.options.add(new ShippingOption("v-1", "Odd", "Odd", "Odd", null, sgd("7.00"), sgd("0.00"), true, wrong));
        shop.selected = "Odd";
        add(offer("off", "fixed_discount", "30.50"));

        assertThatThrownBy(shop::price)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Shipping option Odd costs 13.05 SGD for items worth 130.50 SGD, but 10.00 SGD");
    }

    @Test
    void an_offer_rule_that_discounts_too_much_is_a_fault() {
        for (OfferRule greedy : List.<OfferRule>of(
                basket -> new OfferOutcome.ShippingDiscount(new BigDecimal("5.01")),
                basket -> new OfferOutcome.Discount(
                        new BigDecimal("0.51"), List.of(basket.lines().get(2))),
                basket -> new OfferOutcome.Discount(new BigDecimal("0.01"), List.of()),
                basket -> new OfferOutcome.Discount(new BigDecimal("-0.01"), basket.lines()),
                basket -> new OfferOutcome.Discount(
                        new BigDecimal("0.51"),
                        List.of(basket.lines().get(2), basket.lines().get(2))))) {
            assertFault(greedy, "Offer o of type greedy takes");
        }
    }

    @Test
    void the_message_about_empty_lines_requires_that_nothing_is_left() {
        add(offer("all", "fixed_discount", "1000").first(1));
        assertFaultAfterAll(
                basket -> new OfferOutcome.Discount(new BigDecimal("0.01"), basket.lines()),
                "takes 0.01 SGD off lines that have nothing left");

        Basket full = new Basket(new Shop().line("MUG", 1, "8.00").request().lines(), sgd("0.00"), Map.of(), 1);
        Offer unused = offer("o", "fixed_discount", "1").make();
        assertThatThrownBy(() -> full.takeOffLines(unused, null, Money.of("1.00", "USD"), full.lines()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Amounts in different currencies can't be combined");
    }

    @Test
    void an_offer_rule_that_gives_away_too_much_is_a_fault() {
        shop.giftStock.put("CAP", 1);

        assertFault(
                basket -> new OfferOutcome.Gifts(List.of(new ProductQuantity("CAP", 2))),
                "Offer o of type greedy gives CAP × 2; only 1 available");
        assertFault(
                basket -> new OfferOutcome.Gifts(List.of(new ProductQuantity("UNKNOWN", 1))),
                "gives UNKNOWN × 1; only 0 available");
    }

    @Test
    void an_offer_rule_that_uses_lines_of_another_basket_is_a_fault() {
        List<Basket.Line> kept = new ArrayList<>();
        OfferRule hoarding = basket -> {
            if (kept.isEmpty()) kept.addAll(basket.lines());
            return new OfferOutcome.Discount(new BigDecimal("1.00"), kept);
        };
        shop.offers.add(with(hoarding));
        assertThat(shop.price().pricing().discounts()).isEqualTo(sgd("1.00"));

        assertFault(hoarding, "Offer o of type greedy uses line HOODIE-M of another basket");
    }

    private void assertFault(OfferRule rule, String said) {
        shop.offers.clear();
        assertFaultAfterAll(rule, said);
    }

    private void assertFaultAfterAll(OfferRule rule, String said) {
        shop.offers.add(with(rule));

        assertThatThrownBy(shop::price)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(said);
    }

    private static Offer with(OfferRule rule) {
        Offer made = offer("o", "fixed_discount", "1").make();
        return new Offer(
                made.vendorId(),
                made.offerId(),
                "greedy",
                made.name(),
                made.discountValue(),
                made.currency(),
                false,
                true,
                0,
                made.window(),
                true,
                rule);
    }
}
