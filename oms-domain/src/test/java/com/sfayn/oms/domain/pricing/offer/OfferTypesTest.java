package com.sfayn.oms.domain.pricing.offer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferTypesTest {
    private static Parsed<OfferRule> percentage(String value, Map<String, Object> conditions) {
        return OfferTypes.read("percentage_discount", new BigDecimal(value), conditions);
    }

    private static Problem onlyProblem(Parsed<?> reading) {
        assertThat(reading.value()).isEmpty();
        assertThat(reading.problems()).hasSize(1);
        return reading.problems().get(0);
    }

    @Test
    void all_conditions_of_a_discount_are_read() {
        Map<String, Object> conditions = Map.of(
                "eligible_products", List.of("MUG"), "minimum_quantity", 2L, "minimum_order_total", BigInteger.TEN);

        assertThat(percentage("10", conditions).problems()).isEmpty();
        assertThat(OfferTypes.read("fixed_discount", BigDecimal.ONE, conditions).problems())
                .isEmpty();
        assertThat(OfferTypes.read("coupon_discount", BigDecimal.ONE, conditions)
                        .value()
                        .orElseThrow()
                        .needsCoupon())
                .isTrue();
    }

    @Test
    void null_and_json_nulls_mean_no_conditions() {
        assertThat(percentage("10", null).problems()).isEmpty();
        assertThat(percentage("10", Collections.singletonMap("minimum_quantity", null))
                        .problems())
                .isEmpty();
    }

    @Test
    void an_unknown_condition_is_reported_with_the_nearest_known_one() {
        Problem problem = onlyProblem(percentage("10", Map.of("minimum_quantiti", 2)));

        assertThat(problem.key()).isEqualTo("minimum_quantiti");
        assertThat(problem.value()).isEqualTo("2");
        assertThat(problem.message()).contains("nearest is minimum_quantity");
    }

    @Test
    void all_problems_are_reported_at_once() {
        Parsed<OfferRule> reading =
                percentage("101", Map.of("minimum_quantity", "two", "minimum_order_total", true, "foo", 1));

        assertThat(reading.problems())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("discount_value", "minimum_quantity", "minimum_order_total", "foo");
    }

    @Test
    void minimums_and_quantities_may_be_strings_like_prices() {
        assertThat(percentage("10", Map.of("minimum_order_total", "50.00", "minimum_quantity", "2")))
                .isEqualTo(percentage(
                        "10", Map.of("minimum_order_total", new BigDecimal("50.00"), "minimum_quantity", 2)));
        assertThat(OfferTypes.read("Free_Gift", null, Map.of("gift_products", List.of(product("MUG\u200B", "1")))))
                .isEqualTo(OfferTypes.read("free_gift", null, Map.of("gift_products", List.of(product("MUG", 1)))));
    }

    @Test
    void a_wrong_type_is_a_problem_that_shows_the_right_one() {
        assertThat(onlyProblem(percentage("10", Map.of("minimum_quantity", "two")))
                        .message())
                .contains("minimum_quantity", "whole number");
        assertThat(onlyProblem(percentage("10", Map.of("minimum_quantity", new BigDecimal("1.5"))))
                        .message())
                .contains("whole number");
        assertThat(onlyProblem(percentage("10", Map.of("minimum_quantity", -1))).message())
                .contains("from 0");
        assertThat(onlyProblem(percentage("10", Map.of("minimum_order_total", "10,00")))
                        .message())
                .contains("a number");
        assertThat(onlyProblem(percentage("10", Map.of("eligible_products", "MUG")))
                        .message())
                .contains("a list of strings");
        assertThat(onlyProblem(percentage("10", Map.of("eligible_products", Arrays.asList("MUG", 7))))
                        .message())
                .contains("a list of strings");
    }

    @Test
    void a_long_value_is_not_cut_inside_a_character() {
        String shown = onlyProblem(percentage("10", Map.of("eligible_products", "x".repeat(99) + "\uD83D\uDE00")))
                .value();

        assertThat(shown).isEqualTo("x".repeat(99) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "100.01", "1E+999999999", "1E-999999999"})
    void a_percentage_outside_0_to_100_or_with_too_many_digits_is_a_problem(String value) {
        Problem problem = onlyProblem(percentage(value, Map.of()));

        assertThat(problem.key()).isEqualTo("discount_value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "33.333", "100", "1E+2"})
    void a_percentage_from_0_to_100_is_accepted(String value) {
        assertThat(percentage(value, Map.of()).problems()).isEmpty();
    }

    @Test
    void a_fixed_discount_is_not_negative_and_not_missing() {
        assertThat(onlyProblem(OfferTypes.read("fixed_discount", new BigDecimal("-1"), Map.of()))
                        .key())
                .isEqualTo("discount_value");
        assertThat(onlyProblem(OfferTypes.read("fixed_discount", null, Map.of()))
                        .message())
                .contains("missing");
        assertThat(OfferTypes.read("fixed_discount", new BigDecimal("250"), Map.of())
                        .problems())
                .isEmpty();
    }

    private static Map<String, Object> product(String sku, Object quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }

    @Test
    void bundles_and_gifts_list_each_product_once() {
        List<Object> products = List.of(product("MUG", 2), product("HOODIE-M", 1L));

        OfferRule bundle = OfferTypes.read("bundle", BigDecimal.TEN, Map.of("bundle_products", products))
                .value()
                .orElseThrow();
        OfferRule gift = OfferTypes.read("free_gift", null, Map.of("gift_products", products))
                .value()
                .orElseThrow();

        assertThat(bundle.products()).containsExactlyInAnyOrder("MUG", "HOODIE-M");
        assertThat(bundle.gifts()).isEmpty();
        assertThat(gift.gifts()).extracting(ProductQuantity::sku).containsExactlyInAnyOrder("MUG", "HOODIE-M");
    }

    @ParameterizedTest
    @CsvSource({"bundle, bundle_products", "free_gift, gift_products"})
    void the_products_of_bundles_and_gifts_are_read_strictly(String type, String key) {
        record Wrong(Object value, String message) {}
        List<Wrong> wrongs = List.of(
                new Wrong(List.of(), key + " is []; it must be a list"),
                new Wrong("MUG", key + " is MUG; it must be a list"),
                new Wrong(List.of("MUG"), key + "[0] is MUG"),
                new Wrong(List.of(product("MUG", 0)), key + "[0].quantity is 0; it must be a whole number from 1"),
                new Wrong(List.of(product("MUG", -1)), key + "[0].quantity is -1"),
                new Wrong(List.of(product("MUG", "one")), key + "[0].quantity is one; it must be a whole number"),
                new Wrong(List.of(product("MUG", new BigDecimal("1.5"))), key + "[0].quantity is 1.5"),
                new Wrong(List.of(product("MUG", 9_999_999_999L)), key + "[0].quantity is 9999999999"),
                new Wrong(List.of(Map.of("quantity", 1)), key + "[0].sku is null; it must be a product's SKU"),
                new Wrong(List.of(product(" ", 1)), key + "[0].sku is  ; it must be a product's SKU"),
                new Wrong(List.of(Map.of("sku", "MUG", "qantity", 1)), "the nearest is quantity"),
                new Wrong(List.of(product("MUG", 1), product(" MUG ", 2)), key + "[1] repeats MUG"));

        for (Wrong wrong : wrongs) {
            Problem problem = onlyProblem(OfferTypes.read(type, BigDecimal.TEN, Map.of(key, wrong.value())));
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.message()).contains(wrong.message());
        }
        assertThat(onlyProblem(OfferTypes.read(type, BigDecimal.TEN, Map.of())).message())
                .contains(key + " is missing");
        assertThat(OfferTypes.read(type, BigDecimal.TEN, Map.of("product", List.of()))
                        .problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("the nearest is " + key));
    }

    @Test
    void a_bundles_discount_is_a_percentage() {
        Map<String, Object> conditions = Map.of("bundle_products", List.of(product("MUG", 1)));

        for (String value : List.of("-1", "100.01")) {
            assertThat(onlyProblem(OfferTypes.read("bundle", new BigDecimal(value), conditions))
                            .key())
                    .isEqualTo("discount_value");
        }
        assertThat(onlyProblem(OfferTypes.read("bundle", null, conditions)).message())
                .contains("missing");
    }

    @Test
    void gifts_and_free_shipping_ignore_the_discount_value_unless_it_is_negative() {
        Map<String, Object> gifts = Map.of("gift_products", List.of(product("MUG", 1)));

        for (BigDecimal value : Arrays.asList(null, BigDecimal.ZERO, new BigDecimal("100"))) {
            assertThat(OfferTypes.read("free_gift", value, gifts).problems()).isEmpty();
            assertThat(OfferTypes.read("free_shipping", value, Map.of()).problems())
                    .isEmpty();
        }
        assertThat(onlyProblem(OfferTypes.read("free_gift", new BigDecimal("-1"), gifts))
                        .key())
                .isEqualTo("discount_value");
        assertThat(onlyProblem(OfferTypes.read("free_shipping", new BigDecimal("-1"), Map.of()))
                        .key())
                .isEqualTo("discount_value");
    }

    @Test
    void each_type_has_its_own_conditions() {
        assertThat(onlyProblem(OfferTypes.read("free_shipping", null, Map.of("minimum_quantity", 1)))
                        .message())
                .contains("the nearest is minimum_order_total");
        assertThat(onlyProblem(OfferTypes.read(
                                "free_gift",
                                null,
                                Map.of(
                                        "gift_products",
                                        List.of(product("MUG", 1)),
                                        "eligible_products",
                                        List.of("MUG"))))
                        .key())
                .isEqualTo("eligible_products");
    }

    @Test
    void an_unknown_type_is_reported_with_the_nearest_known_one() {
        assertThat(onlyProblem(OfferTypes.read("percent_discount", BigDecimal.TEN, Map.of()))
                        .message())
                .contains("nearest is percentage_discount");
        assertThat(onlyProblem(OfferTypes.read(null, BigDecimal.TEN, Map.of())).message())
                .contains("missing");
    }
}
