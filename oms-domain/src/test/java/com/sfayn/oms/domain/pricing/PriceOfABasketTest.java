package com.sfayn.oms.domain.pricing;

import static com.sfayn.oms.domain.pricing.OfferMaker.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.DiscountShare;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceOfABasketTest {
    private static Money sgd(String amount) {
        return Money.of(amount, "SGD");
    }

    @Test
    void ten_shirts_at_1_50_with_standard_shipping_to_singapore_cost_21_80() {
        Pricing pricing = new Shop().line("T-SHIRT-L", 10, "1.50").price().pricing();

        assertThat(pricing.items()).isEqualTo(sgd("15.00"));
        assertThat(pricing.discounts()).isEqualTo(sgd("0.00"));
        assertThat(pricing.shipping()).isEqualTo(sgd("5.00"));
        assertThat(pricing.tax()).isEqualTo(sgd("1.80"));
        assertThat(pricing.shippingTax()).isEqualTo(sgd("0.45"));
        assertThat(pricing.total()).isEqualTo(sgd("21.80"));
        assertThat(pricing.taxes()).singleElement().satisfies(tax -> {
            assertThat(tax.name()).isEqualTo("GST");
            assertThat(tax.rate()).isEqualByComparingTo("0.09");
            assertThat(tax.base()).isEqualTo(sgd("20.00"));
            assertThat(tax.amount()).isEqualTo(sgd("1.80"));
        });
        assertThat(pricing.line("line-T-SHIRT-L").tax()).isEqualTo(sgd("1.35"));
    }

    @Test
    void a_coupon_of_25_percent_takes_3_75_off_15_00_and_its_code_is_in_the_share() {
        Shop shop = new Shop().line("T-SHIRT-L", 10, "1.50").coupon("WELCOME25", "o-25");
        shop.offers.add(offer("o-25", "coupon_discount", "25").make());

        Pricing pricing = shop.price().pricing();

        assertThat(pricing.discounts()).isEqualTo(sgd("3.75"));
        assertThat(pricing.tax()).as("9 %% of 16.25 = 1.4625").isEqualTo(sgd("1.46"));
        assertThat(pricing.total()).isEqualTo(sgd("17.71"));
        assertThat(pricing.line("line-T-SHIRT-L").discounts())
                .containsExactly(new DiscountShare("o-25", "WELCOME25", sgd("3.75")));
        assertThat(pricing.offers()).singleElement().satisfies(evaluation -> {
            assertThat(evaluation.applied()).isTrue();
            assertThat(evaluation.couponCode()).isEqualTo("WELCOME25");
            assertThat(evaluation.amount()).isEqualTo(sgd("3.75"));
        });
    }

    @Test
    void a_fixed_discount_is_at_most_the_value_of_the_basket() {
        Shop shop = new Shop().line("MUG", 1, "8.00").line("STICKER", 1, "0.50");
        shop.offers.add(offer("o-100", "fixed_discount", "100.00").make());

        Pricing pricing = shop.price().pricing();

        assertThat(pricing.discounts()).isEqualTo(sgd("8.50"));
        assertThat(pricing.line("line-MUG").discount()).isEqualTo(sgd("8.00"));
        assertThat(pricing.line("line-STICKER").discount()).isEqualTo(sgd("0.50"));
        assertThat(pricing.tax()).as("on the shipping alone").isEqualTo(sgd("0.45"));
        assertThat(pricing.total()).isEqualTo(sgd("5.45"));
    }

    @Test
    void a_discount_is_rounded_once_and_the_odd_cent_goes_to_the_largest_remainder() {
        Shop shop = new Shop().line("A", 1, "0.10").line("B", 1, "0.10").line("C", 1, "0.10");
        shop.offers.add(offer("o-1", "fixed_discount", "0.20").make());

        Pricing pricing = shop.price().pricing();

        assertThat(pricing.lines())
                .extracting(LinePricing::discount)
                .as("6.67 cents each; the ties are settled by SKU")
                .containsExactly(sgd("0.07"), sgd("0.07"), sgd("0.06"));
    }

    @Test
    void a_later_offer_applies_to_what_an_earlier_one_left() {
        Shop shop = new Shop().line("HOODIE-M", 2, "30.00");
        shop.offers.add(offer("o-later", "percentage_discount", "50").first(1).make());
        shop.offers.add(offer("o-first", "fixed_discount", "10").first(2).make());

        Pricing pricing = shop.price().pricing();

        assertThat(pricing.offers())
                .extracting(OfferEvaluation::offerId, OfferEvaluation::amount)
                .containsExactly(tuple("o-first", sgd("10.00")), tuple("o-later", sgd("25.00")));
    }

    @Test
    void offers_of_equal_priority_are_evaluated_by_id() {
        Shop shop = new Shop().line("MUG", 1, "8.00");
        List.of("c", "a", "b")
                .forEach(id ->
                        shop.offers.add(offer(id, "percentage_discount", "10").make()));

        assertThat(shop.price().pricing().offers())
                .extracting(OfferEvaluation::offerId)
                .containsExactly("a", "b", "c");
    }

    @Test
    void without_a_destination_there_is_neither_tax_nor_a_shipping_option() {
        Shop shop = new Shop().line("MUG", 1, "8.00");
        shop.destination = null;

        PricingResult result = shop.price();

        assertThat(result.shippingOptions()).isEmpty();
        assertThat(result.selected()).isEmpty();
        assertThat(result.pricing().taxes()).isEmpty();
        assertThat(result.pricing().total()).isEqualTo(sgd("8.00"));
    }

    @Test
    void free_shipping_is_offered_by_the_worth_after_all_discounts() {
        Shop shop = new Shop().line("HOODIE-M", 4, "30.00");
        shop.options.add(Shop.option("Free Shipping", "0.00", "0.00", Map.of("min_order_amount", 100)));
        assertThat(shop.price().shippingOptions())
                .extracting(ShippingQuote::optionId)
                .containsExactly("Free Shipping", "Standard");

        shop.offers.add(offer("o-1", "fixed_discount", "20.01").make());
        assertThat(shop.price().shippingOptions())
                .as("99.99 are left")
                .extracting(ShippingQuote::optionId)
                .containsExactly("Standard");
    }

    @Test
    void a_tax_calculator_whose_shares_do_not_add_up_is_a_fault() {
        PricingRequest request = new Shop().line("MUG", 1, "8.00").request();
        TaxCalculator wrong = (basket, amounts, shipping) -> new TaxCalculator.Taxes(
                List.of(new TaxLine("VAT", new BigDecimal("0.1"), sgd("8.00"), sgd("0.80"))),
                Map.of("line-MUG", sgd("0.79")),
                sgd("0.00"));

        assertThatThrownBy(() -> new PricingEngine(wrong).price(request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0.80 SGD");
    }

    @Test
    void a_tax_calculator_with_a_negative_share_is_a_fault() {
        PricingRequest request = new Shop().line("MUG", 1, "8.00").request();
        TaxCalculator wrong = (basket, amounts, shipping) -> new TaxCalculator.Taxes(
                List.of(new TaxLine("VAT", new BigDecimal("0.1"), sgd("8.00"), sgd("0.80"))),
                Map.of("line-MUG", sgd("0.90")),
                sgd("-0.10"));

        assertThatThrownBy(() -> new PricingEngine(wrong).price(request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("below zero")
                .hasMessageContaining("-0.10 SGD");
    }

    @Test
    void a_basket_that_exceeds_a_long_of_cents_is_priced_exactly() {
        Shop shop = new Shop()
                .line("PALACE", 1_000_000, "999999999999999.99")
                .line("CASTLE", 1_000_000, "999999999999999.99")
                .offer(OfferMaker.offer("o-1", "percentage_discount", "12.5"));

        Pricing pricing = shop.price().pricing();

        assertThat(pricing.items()).hasToString("1999999999999999980000.00 SGD");
        assertThat(pricing.discounts()).hasToString("249999999999999997500.00 SGD");
        assertThat(pricing.tax()).hasToString("157499999999999998425.00 SGD");
        assertThat(pricing.total()).hasToString("1907499999999999980925.00 SGD");
        assertThat(PriceViolations.of(pricing)).isEmpty();
    }
}
