package com.sfayn.oms.domain.pricing.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import com.sfayn.oms.domain.pricing.Shop;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippingMethodsTest {
    private final Shop shop = new Shop().line("T-SHIRT-L", null, 10, "1.50", "2.1", true);

    private List<ShippingQuote> quotes(ShippingOption... options) {
        shop.options.clear();
        shop.options.addAll(List.of(options));
        return shop.price().shippingOptions();
    }

    private void sendTo(String countryCode) {
        shop.destination = new Destination(countryCode, null, "Somewhere");
    }

    private static Problem onlyProblem(Parsed<?> reading) {
        assertThat(reading.value()).isEmpty();
        assertThat(reading.problems()).hasSize(1);
        return reading.problems().get(0);
    }

    @Test
    void standard_costs_the_base_and_the_rate_per_kilogram_rounded_once() {
        assertThat(quotes(Shop.option("Standard", "5.00", "0.33", Map.of())))
                .as("5.00 + 21 kg × 0.33")
                .extracting(ShippingQuote::cost)
                .containsExactly(Money.of("11.93", "SGD"));

        shop.lines.clear();
        shop.line("FEATHER", null, 1, "1.00", "0.015", true);
        assertThat(quotes(Shop.option("Standard", "5.00", "1.00", Map.of())))
                .as("5.015, half up")
                .extracting(ShippingQuote::cost)
                .containsExactly(Money.of("5.02", "SGD"));
    }

    @Test
    void standard_is_offered_up_to_its_maximum_weight() {
        assertThat(quotes(Shop.option("Standard", "5.00", "0.00", Map.of("max_weight", 21))))
                .hasSize(1);
        assertThat(quotes(Shop.option("Standard", "5.00", "0.00", Map.of("max_weight", new BigDecimal("20.9")))))
                .isEmpty();
    }

    @Test
    void standard_stays_in_the_vendors_country_unless_it_is_international() {
        sendTo("MY");
        assertThat(quotes(Shop.option("Standard", "5.00", "0.00", Map.of()))).isEmpty();
        assertThat(quotes(Shop.option("Standard", "5.00", "0.00", Map.of("international", false))))
                .isEmpty();
        assertThat(quotes(Shop.option("Standard", "5.00", "0.00", Map.of("international", true))))
                .hasSize(1);
    }

    @Test
    void flat_rate_costs_its_base_for_any_weight() {
        assertThat(quotes(Shop.option("Flat Rate", "12.00", "9.00", Map.of("international", true))))
                .extracting(ShippingQuote::cost)
                .containsExactly(Money.of("12.00", "SGD"));
        assertThat(quotes(Shop.option("Flat Rate", "12.00", "9.00", Map.of("max_weight", 20))))
                .isEmpty();
    }

    @Test
    void flat_rate_goes_to_its_countries_by_name_or_code_or_everywhere() {
        sendTo("US");
        assertThat(quotes(Shop.option("Flat Rate", "12.00", "0.00", Map.of()))).hasSize(1);
        assertThat(quotes(Shop.option("Flat Rate", "12.00", "0.00", Map.of("countries", List.of("mys", "usa")))))
                .hasSize(1);
        assertThat(quotes(Shop.option("Flat Rate", "12.00", "0.00", Map.of("countries", List.of("Malaysia")))))
                .isEmpty();
    }

    @Test
    void free_shipping_costs_nothing_from_its_minimum_amount() {
        assertThat(quotes(Shop.option("Free Shipping", "3.00", "1.00", Map.of("min_order_amount", 15))))
                .extracting(ShippingQuote::cost)
                .containsExactly(Money.of("0.00", "SGD"));
        assertThat(quotes(Shop.option("Free Shipping", "3.00", "1.00", Map.of("min_order_amount", 16))))
                .isEmpty();
    }

    @Test
    void options_in_another_currency_are_not_offered() {
        shop.currency = Currency.getInstance("JPY");
        shop.lines.clear();
        shop.line("MUG", 1, "800");

        assertThat(quotes(Shop.option("Standard", "5.00", "0.00", Map.of()))).isEmpty();
    }

    @Test
    void options_are_listed_by_cost() {
        assertThat(quotes(
                        Shop.option("Flat Rate", "12.00", "0.00", Map.of()),
                        Shop.option("Standard", "5.00", "0.00", Map.of()),
                        Shop.option("Free Shipping", "0.00", "0.00", Map.of())))
                .extracting(ShippingQuote::optionId)
                .containsExactly("Free Shipping", "Standard", "Flat Rate");
    }

    @Test
    void a_selected_option_that_is_not_offered_costs_nothing_and_is_not_selected() {
        shop.selected = "Flat Rate";

        assertThat(quotes(Shop.option("Standard", "5.00", "0.00", Map.of()))).hasSize(1);
        assertThat(shop.price().selected()).isEmpty();
        assertThat(shop.price().pricing().shipping()).isEqualTo(Money.of("0.00", "SGD"));
    }

    @Test
    void a_method_is_accepted_in_any_case_and_stored_in_one_spelling() {
        assertThat(ShippingMethods.canonical(" FLAT rate ")).contains("Flat Rate");
        assertThat(ShippingMethods.canonical("pigeon")).isEmpty();
        assertThat(ShippingMethods.read("free shipping", Map.of()).problems()).isEmpty();
    }

    @Test
    void an_unknown_method_is_reported_with_the_nearest_known_one() {
        Problem problem = onlyProblem(ShippingMethods.read("Expres", Map.of()));

        assertThat(problem.key()).isEqualTo("method");
        assertThat(problem.message()).contains("nearest is Express");
    }

    @Test
    void numbers_and_flags_may_be_strings_as_in_the_other_columns() {
        assertThat(ShippingMethods.read("Standard", Map.of("max_weight", "30.5", "international", "TRUE")))
                .isEqualTo(ShippingMethods.read(
                        "Standard", Map.of("max_weight", new BigDecimal("30.5"), "international", true)));
        assertThat(ShippingMethods.read("Free Shipping", Map.of("min_order_amount", "50.00\u00A0")))
                .isEqualTo(ShippingMethods.read("Free Shipping", Map.of("min_order_amount", new BigDecimal("50.00"))));
    }

    @Test
    void conditions_are_read_strictly() {
        assertThat(onlyProblem(ShippingMethods.read("Standard", Map.of("maxweight", 1)))
                        .message())
                .contains("nearest is max_weight");
        assertThat(onlyProblem(ShippingMethods.read("Standard", Map.of("international", "maybe")))
                        .message())
                .contains("true or false");
        assertThat(onlyProblem(ShippingMethods.read("Standard", Map.of("max_weight", -1)))
                        .key())
                .isEqualTo("max_weight");
        assertThat(onlyProblem(ShippingMethods.read("Free Shipping", Map.of("countries", List.of("SG"))))
                        .message())
                .contains("not a known condition");
        assertThat(onlyProblem(ShippingMethods.read("Flat Rate", Map.of("countries", List.of("Singapor"))))
                        .message())
                .contains("nearest is Singapore");
        assertThat(onlyProblem(ShippingMethods.read("Flat Rate", Map.of("time_zone", "Asia/Singapor")))
                        .message())
                .contains("Asia/Singapore");
        assertThat(ShippingMethods.read("Flat Rate", Map.of("time_zone", "Asia/Singapore"))
                        .problems())
                .isEmpty();
    }
}
