package com.sfayn.oms.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTaxCalculatorTest {
    private final Shop shop = new Shop();

    private static Money sgd(String amount) {
        return Money.of(amount, "SGD");
    }

    private Pricing pricing() {
        return shop.price().pricing();
    }

    @ParameterizedTest
    @CsvSource({"CA, Sales tax CA, 0.075, 7.50", "NY, Sales tax NY, 0.04, 4.00", "TX, Sales tax TX, 0.0625, 6.25"})
    void us_sales_tax_depends_on_the_destinations_state(String state, String name, String rate, String tax) {
        shop.line("MUG", 1, "100.00").destination = new Destination("US", state, "Somewhere");

        assertThat(pricing().taxes()).containsExactly(new TaxLine(name, new BigDecimal(rate), sgd("100.00"), sgd(tax)));
    }

    @Test
    void other_states_and_countries_have_no_default_tax() {
        shop.line("MUG", 1, "100.00").destination = new Destination("US", "OR", "Portland");
        assertThat(pricing().tax()).isEqualTo(sgd("0.00"));
        assertThat(pricing().taxes()).isEmpty();

        shop.destination = new Destination("DE", "Bayern", "München");
        assertThat(pricing().tax()).isEqualTo(sgd("0.00"));
    }

    @Test
    void the_tenants_first_rule_turns_off_the_defaults_even_if_inactive() {
        shop.line("MUG", 1, "100.00").tenantHasTaxRules = true;

        assertThat(pricing().taxes()).isEmpty();
    }

    @Test
    void a_tenant_may_have_no_tax_at_all_or_only_its_own_rules() {
        shop.line("MUG", 1, "100.00").taxes = PricingPolicy.Taxes.RULES;
        assertThat(pricing().taxes()).isEmpty();

        shop.taxRules.add(Shop.tax("a", null, "0.10", false));
        assertThat(pricing().tax()).isEqualTo(sgd("10.00"));

        shop.taxes = PricingPolicy.Taxes.NONE;
        assertThat(pricing().taxes()).isEmpty();
    }

    @Test
    void taxes_of_country_and_state_add_up_on_the_same_base() {
        shop.line("MUG", 1, "100.00").destination = new Destination("SG", "central", "Singapore");
        shop.taxRules.add(Shop.tax("s", "Central", "0.02", false));
        shop.taxRules.add(Shop.tax("c", null, "0.05", true));
        shop.taxRules.add(Shop.tax("other", "East", "0.50", true));

        assertThat(pricing().taxes())
                .extracting(TaxLine::name, TaxLine::base, TaxLine::amount)
                .containsExactly(
                        tuple("Tax c", sgd("105.00"), sgd("5.25")), tuple("Tax s", sgd("100.00"), sgd("2.00")));
    }

    @Test
    void a_rule_for_a_lines_category_replaces_the_general_one_for_that_line() {
        shop.line("BREAD", "food", 1, "100.00", "1", true).line("MUG", "kitchen", 1, "100.00", "1", true);
        shop.taxRules.add(Shop.tax("general", null, "0.10", true));
        shop.taxRules.add(Shop.tax("food", null, "0.01", true, "food", "drink"));

        assertThat(pricing().taxes())
                .extracting(TaxLine::name, TaxLine::base, TaxLine::amount)
                .containsExactly(
                        tuple("Tax food", sgd("100.00"), sgd("1.00")),
                        tuple("Tax general", sgd("105.00"), sgd("10.50")));
        assertThat(pricing().line("line-BREAD").tax()).isEqualTo(sgd("1.00"));
        assertThat(pricing().line("line-MUG").tax()).isEqualTo(sgd("10.00"));
        assertThat(pricing().shippingTax()).isEqualTo(sgd("0.50"));
    }

    @ParameterizedTest
    @CsvSource({"false, 100.00, 7.00", "true, 107.00, 7.00"})
    void a_rule_that_lists_a_category_in_two_spellings_counts_once(boolean included, String price, String tax) {
        shop.line("BREAD", "food", 1, price, "1", true).pricesIncludeTax = included;
        shop.selected = null;
        shop.taxRules.add(Shop.tax("food", null, "0.07", false, "Food", "food", " FOOD"));

        assertThat(pricing().taxes())
                .extracting(TaxLine::base, TaxLine::amount)
                .containsExactly(tuple(sgd("100.00"), sgd(tax)));
    }

    @Test
    void without_general_rules_the_category_rules_of_the_lines_tax_the_shipping() {
        shop.line("BREAD", "food", 1, "100.00", "1", true);
        shop.taxRules.add(Shop.tax("books", null, "0.50", true, "books"));
        shop.taxRules.add(Shop.tax("food", null, "0.01", true, "food"));

        assertThat(pricing().taxes())
                .extracting(TaxLine::name, TaxLine::base)
                .containsExactly(tuple("Tax food", sgd("105.00")));
    }

    @Test
    void without_a_general_rule_for_shipping_a_category_rule_taxes_all_of_it() {
        shop.line("BREAD", "food", 1, "100.00", "1", true).line("MUG", null, 1, "300.00", "1", true);
        shop.line("NEWS", "paper", 1, "10.00", "1", true);
        shop.taxRules.add(Shop.tax("food", null, "0.07", true, "food"));
        shop.taxRules.add(Shop.tax("general", null, "0.10", false));
        shop.taxRules.add(Shop.tax("paper", null, "0.02", false, "paper"));

        assertThat(pricing().taxes())
                .extracting(TaxLine::name, TaxLine::base)
                .containsExactly(
                        tuple("Tax food", sgd("105.00")),
                        tuple("Tax general", sgd("300.00")),
                        tuple("Tax paper", sgd("10.00")));
        assertThat(pricing().shippingTax()).isEqualTo(sgd("0.35"));
    }

    /** Taxes food at 7 % and kitchenware at 19 %, both including the shipping. */
    private void foodAndKitchen(String food, String kitchen) {
        shop.line("BREAD", "food", 1, food, "1", true).line("PAN", "kitchen", 1, kitchen, "1", true);
        shop.taxRules.add(Shop.tax("food", null, "0.07", true, "food"));
        shop.taxRules.add(Shop.tax("kitchen", null, "0.19", true, "kitchen"));
    }

    @Test
    void the_shipping_is_split_between_rules_by_the_discounted_lines() {
        foodAndKitchen("30.00", "30.00");
        shop.line("JAM", "food", 1, "10.00", "1", true).line("BOOK", "food", 1, "999.00", "1", false);
        shop.offer(OfferMaker.offer("o", "fixed_discount", "20").when(Map.of("eligible_products", List.of("PAN"))));

        assertThat(pricing().taxes())
                .as("the shipping is split 4.00 for 40.00 of food and 1.00 for a pan discounted to 10.00")
                .extracting(TaxLine::name, TaxLine::base, TaxLine::amount)
                .containsExactly(
                        tuple("Tax food", sgd("44.00"), sgd("3.08")), tuple("Tax kitchen", sgd("11.00"), sgd("2.09")));
        assertThat(pricing().shippingTax()).as("0.28 + 0.19").isEqualTo(sgd("0.47"));
        assertThat(PriceViolations.of(pricing())).isEmpty();
    }

    @Test
    void an_odd_cent_of_the_shipping_goes_to_the_rules_of_the_first_sku() {
        foodAndKitchen("10.00", "6.00");
        shop.line("APRON", "kitchen", 1, "4.00", "1", true);
        shop.options.set(0, Shop.option("Standard", "5.01", "0.00", Map.of()));

        assertThat(pricing().taxes())
                .extracting(TaxLine::name, TaxLine::base)
                .containsExactly(tuple("Tax food", sgd("12.50")), tuple("Tax kitchen", sgd("12.51")));
    }

    @Test
    void the_shipping_of_worthless_goods_goes_to_the_rules_of_the_first_sku() {
        foodAndKitchen("10.00", "10.00");
        shop.offer(OfferMaker.offer("o", "percentage_discount", "100"));

        assertThat(pricing().taxes())
                .extracting(TaxLine::name, TaxLine::base)
                .containsExactly(tuple("Tax food", sgd("5.00")));
    }

    @Test
    void a_general_rule_of_one_level_taxes_all_parts_of_the_shipping_that_another_level_splits() {
        foodAndKitchen("30.00", "10.00");
        shop.destination = new Destination("SG", "Central", "Singapore");
        shop.taxRules.add(Shop.tax("state", "Central", "0.10", true));

        assertThat(pricing().taxes())
                .extracting(TaxLine::name, TaxLine::base)
                .containsExactly(
                        tuple("Tax food", sgd("33.75")),
                        tuple("Tax kitchen", sgd("11.25")),
                        tuple("Tax state", sgd("45.00")));
    }

    @Test
    void category_rules_of_two_levels_tax_the_shipping_of_their_goods() {
        foodAndKitchen("30.00", "10.00");
        shop.destination = new Destination("SG", "Central", "Singapore");
        shop.line("SPOON", "spoons", 1, "10.00", "1", true);
        shop.taxRules.add(Shop.tax("state", "Central", "0.10", true, "kitchen", "spoons"));

        assertThat(pricing().taxes())
                .as("3.00 go with the bread, 1.00 with the pan, 1.00 with the spoon")
                .extracting(TaxLine::name, TaxLine::base)
                .containsExactly(
                        tuple("Tax food", sgd("33.00")),
                        tuple("Tax kitchen", sgd("11.00")),
                        tuple("Tax state", sgd("22.00")));
    }

    @Test
    void parts_of_the_shipping_with_included_tax_are_divided_by_their_own_rates() {
        foodAndKitchen("104.50", "116.50");
        shop.options.set(0, Shop.option("Standard", "5.00", "0.00", Map.of()));
        shop.pricesIncludeTax = true;

        assertThat(pricing().total()).isEqualTo(sgd("226.00"));
        assertThat(pricing().taxes())
                .as("2.36 of 106.86 are 7/107, 2.64 of 119.14 are 19/119")
                .extracting(TaxLine::base, TaxLine::amount)
                .containsExactly(tuple(sgd("99.87"), sgd("6.99")), tuple(sgd("100.12"), sgd("19.02")));
        assertThat(pricing().shippingTax()).as("0.15 + 0.42").isEqualTo(sgd("0.57"));
        assertThat(PriceViolations.of(pricing())).isEmpty();
    }

    @Test
    void lines_that_are_not_taxable_have_no_tax() {
        shop.line("BOOK", null, 1, "100.00", "1", false).line("MUG", 1, "10.00");

        assertThat(pricing().line("line-BOOK").tax()).isEqualTo(sgd("0.00"));
        assertThat(pricing().tax()).as("9 %% of 15.00").isEqualTo(sgd("1.35"));
    }

    @Test
    void a_rule_applies_from_its_start_until_before_its_end() {
        shop.line("MUG", 1, "100.00");
        shop.taxRules.add(rule("from-now", Shop.NOW, null, true));
        shop.taxRules.add(rule("until-now", null, Shop.NOW, true));
        shop.taxRules.add(rule("tomorrow", Shop.NOW.plusSeconds(86_400), null, true));
        shop.taxRules.add(rule("inactive", null, null, false));

        assertThat(pricing().taxes()).extracting(TaxLine::name).containsExactly("from-now");
    }

    private static TaxRule rule(String id, Instant from, Instant until, boolean active) {
        return new TaxRule(id, "SG", null, id, BigDecimal.ONE, new Window(from, until), false, Set.of(), active);
    }

    @Test
    void a_tax_is_rounded_once_and_allocated_by_largest_remainder() {
        shop.line("A", 1, "0.05").line("B", 1, "0.05").line("C", 1, "0.05").selected = null;
        shop.taxRules.add(Shop.tax("a", null, "0.10", true));

        assertThat(pricing().tax()).as("10 %% of 0.15, half up").isEqualTo(sgd("0.02"));
        assertThat(pricing().lines())
                .extracting(LinePricing::tax)
                .as("line by line it would have been 0.01 each")
                .containsExactly(sgd("0.01"), sgd("0.01"), sgd("0.00"));
    }

    @Test
    void a_line_wins_a_tie_with_the_shipping_for_a_cent() {
        shop.line("ZINC", 1, "0.05").options.set(0, Shop.option("Standard", "0.05", "0.00", Map.of()));
        shop.taxRules.add(Shop.tax("a", null, "0.10", true));

        assertThat(pricing().tax()).isEqualTo(sgd("0.01"));
        assertThat(pricing().line("line-ZINC").tax()).isEqualTo(sgd("0.01"));
        assertThat(pricing().shippingTax()).isEqualTo(sgd("0.00"));
    }

    @Test
    void prices_that_include_tax_are_unchanged_and_contain_the_tax() {
        shop.line("MUG", 1, "104.00").pricesIncludeTax = true;

        assertThat(pricing().total()).isEqualTo(sgd("109.00"));
        assertThat(pricing().tax()).isEqualTo(sgd("9.00"));
        assertThat(pricing().taxes())
                .containsExactly(new TaxLine("GST", new BigDecimal("0.09"), sgd("100.00"), sgd("9.00")));
        assertThat(pricing().shippingTax()).as("5.00 × 0.09 ÷ 1.09").isEqualTo(sgd("0.41"));
    }

    @Test
    void several_included_taxes_are_divided_by_one_plus_the_sum_of_their_rates() {
        shop.line("MUG", 1, "115.00").pricesIncludeTax = true;
        shop.selected = null;
        shop.taxRules.add(Shop.tax("a", null, "0.10", true));
        shop.taxRules.add(Shop.tax("b", null, "0.05", true));

        assertThat(pricing().taxes())
                .extracting(TaxLine::name, TaxLine::base, TaxLine::amount)
                .containsExactly(
                        tuple("Tax a", sgd("100.00"), sgd("10.00")), tuple("Tax b", sgd("100.00"), sgd("5.00")));
    }

    @Test
    void an_included_tax_that_rounds_up_to_the_whole_price_is_still_shown() {
        shop.line("MUG", 1, "0.01").pricesIncludeTax = true;
        shop.selected = null;
        shop.taxRules.add(Shop.tax("a", null, "1.00", true));

        assertThat(pricing().taxes())
                .extracting(TaxLine::base, TaxLine::amount)
                .containsExactly(tuple(sgd("0.00"), sgd("0.01")));
    }

    @Test
    void lines_with_different_included_rates_are_divided_by_their_own_rates() {
        shop.line("BREAD", "food", 1, "105.00", "1", true).line("MUG", null, 1, "120.00", "1", true);
        shop.pricesIncludeTax = true;
        shop.selected = null;
        shop.taxRules.add(Shop.tax("food", null, "0.05", false, "food"));
        shop.taxRules.add(Shop.tax("general", null, "0.20", false));

        assertThat(pricing().taxes())
                .extracting(TaxLine::base, TaxLine::amount)
                .containsExactly(tuple(sgd("100.00"), sgd("5.00")), tuple(sgd("100.00"), sgd("20.00")));
    }

    @Test
    void prices_that_include_tax_are_unchanged_without_a_rule() {
        shop.line("MUG", 1, "104.00").pricesIncludeTax = true;
        shop.taxes = PricingPolicy.Taxes.NONE;

        assertThat(pricing().total()).isEqualTo(sgd("109.00"));
        assertThat(pricing().tax()).isEqualTo(sgd("0.00"));
    }

    @Test
    void tax_in_yen_has_no_fraction_digits() {
        shop.currency = Currency.getInstance("JPY");
        shop.line("MUG", 1, "150");

        assertThat(pricing().tax()).as("13.5, half up").isEqualTo(Money.of("14", "JPY"));
    }
}
