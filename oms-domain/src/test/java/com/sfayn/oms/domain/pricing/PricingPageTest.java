package com.sfayn.oms.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.Gift;
import com.sfayn.oms.domain.pricing.tax.DefaultTaxRules;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Recalculates the examples of docs/pricing.md from its tables, and compares the names on the page with the code. */
class PricingPageTest {
    private static final int CAPS = 5;
    private static final String NONE = "–";

    private final Page page = Page.of("pricing.md");
    private final PricingResult priced = example().price();

    private Shop example() {
        Shop shop = new Shop().coupon("WELCOME25", "o-25");
        shop.giftStock.put("CAP", CAPS);
        for (Map<String, String> line : page.table("bought")) {
            shop.line(
                    line.get("bought"),
                    line.get("category"),
                    Integer.parseInt(line.get("quantity")),
                    line.get("price"),
                    line.get("kg"),
                    line.get("taxable").equals("yes"));
        }
        for (Map<String, String> offer : page.table("offer")) {
            OfferMaker maker = OfferMaker.offer(offer.get("offer"), offer.get("type"), offer.get("value"))
                    .when(conditions(offer.get("conditions")))
                    .first(Integer.parseInt(offer.get("priority")));
            shop.offer(offer.get("stackable").equals("yes") ? maker : maker.alone());
        }
        shop.options.clear();
        for (Map<String, String> option : page.table("option")) {
            shop.option(
                    option.get("option"),
                    Money.of(option.get("base"), "SGD"),
                    Money.of(option.get("per kg"), "SGD"),
                    conditions(option.get("conditions")));
        }
        for (Map<String, String> tax : page.table("tax")) {
            String category = tax.get("category");
            boolean onShipping = tax.get("on shipping").equals("yes");
            shop.taxRules.add(
                    category.equals(NONE)
                            ? Shop.tax(tax.get("tax"), null, tax.get("rate"), onShipping)
                            : Shop.tax(tax.get("tax"), null, tax.get("rate"), onShipping, category));
        }
        return shop;
    }

    /** Parses {@code key: value; key: value}; a value is a number, a SKU, or products with quantities. */
    private static Map<String, Object> conditions(String written) {
        Map<String, Object> conditions = new HashMap<>();
        for (String condition : written.split(";")) {
            if (condition.isBlank()) continue;
            String key = condition.split(":")[0].strip();
            String value = condition.split(":")[1].strip();
            if (value.contains("×")) conditions.put(key, products(value));
            else conditions.put(key, key.endsWith("_products") ? List.of(value) : new BigDecimal(value));
        }
        return conditions;
    }

    private static List<Map<String, Object>> products(String written) {
        return Arrays.stream(written.split(","))
                .map(product -> product.split("×"))
                .map(parts ->
                        Map.<String, Object>of("sku", parts[0].strip(), "quantity", Integer.parseInt(parts[1].strip())))
                .toList();
    }

    /** Returns some columns of a table's rows, as on the page. */
    private List<String> rows(String firstTitle, String... titles) {
        return page.table(firstTitle).stream()
                .map(row ->
                        String.join(" | ", Arrays.stream(titles).map(row::get).toList()))
                .toList();
    }

    @Test
    void every_offer_takes_off_or_is_refused_as_the_page_says() {
        List<String> considered = priced.pricing().offers().stream()
                .map(offer -> offer.offerId() + " | " + offer.amount().plainAmount() + " | "
                        + (offer.applied() ? NONE : offer.refusal().code()))
                .toList();

        assertThat(considered)
                .hasSize(page.table("offer").size())
                .isEqualTo(rows("considered", "considered", "takes", "refused"));
        assertThat(priced.gifts()).containsExactly(new Gift("o-cap", "CAP", 1));
    }

    @Test
    void every_line_has_the_discounts_and_the_tax_that_the_page_says() {
        List<String> lines = new ArrayList<>();
        for (LinePricing line : priced.pricing().lines()) {
            lines.add(line.lineId().substring("line-".length()) + " | "
                    + line.total().plainAmount() + " | "
                    + String.join(
                            " + ",
                            line.discounts().stream()
                                    .map(share -> share.amount().plainAmount())
                                    .toList())
                    + " | " + line.total().minus(line.discount()).plainAmount() + " | "
                    + line.tax().plainAmount());
        }

        assertThat(lines).isEqualTo(rows("line", "line", "total", "discounts", "left", "tax"));
    }

    @Test
    void every_option_costs_what_the_page_says() {
        Map<String, String> costs = new HashMap<>();
        priced.shippingOptions()
                .forEach(option -> costs.put(option.optionId(), option.cost().plainAmount()));
        List<String> options = page.table("option").stream()
                .map(row -> row.get("option") + " | " + costs.getOrDefault(row.get("option"), "not offered"))
                .toList();

        assertThat(options).isEqualTo(rows("option", "option", "cost"));
    }

    @Test
    void every_tax_is_what_the_page_says() {
        List<String> taxes = priced.pricing().taxes().stream()
                .map(tax -> tax.name().substring("Tax ".length()) + " | "
                        + tax.base().plainAmount() + " | " + tax.amount().plainAmount())
                .toList();

        assertThat(taxes).isEqualTo(rows("tax", "tax", "base", "amount"));
    }

    @Test
    void the_totals_are_those_of_the_page() {
        Pricing pricing = priced.pricing();

        assertThat(rows("total of", "total of", "amount"))
                .containsExactly(
                        "items | " + pricing.items().plainAmount(),
                        "discounts | " + pricing.discounts().plainAmount(),
                        "shippingDiscount | " + pricing.shippingDiscount().plainAmount(),
                        "shipping | " + pricing.shipping().plainAmount(),
                        "tax | " + pricing.tax().plainAmount(),
                        "total | " + pricing.total().plainAmount());
    }

    @Test
    void products_without_shipping_are_priced_as_the_page_says() {
        List<String> computed = new ArrayList<>();
        for (Map<String, String> row : page.table("cart")) {
            Shop shop = new Shop();
            for (Map<String, Object> product : products(row.get("cart"))) {
                boolean sent = product.get("sku").equals("MUG");
                String sku = (String) product.get("sku");
                shop.line(
                        sku, sku, null, (Integer) product.get("quantity"), sent ? "8.00" : "10.00", "0.4", true, sent);
            }
            shop.destination = place(row.get("goes to"));
            shop.billing = place(row.get("billed to"));
            shop.options.clear();
            shop.options.add(Shop.option("Standard", "5.00", "0.50", Map.of()));
            PricingResult result = shop.price();
            computed.add(String.join(
                    " | ",
                    result.selected().map(option -> option.cost().plainAmount()).orElse("not offered"),
                    result.pricing().tax().plainAmount(),
                    result.pricing().total().plainAmount()));
        }

        assertThat(computed).hasSizeGreaterThan(4).isEqualTo(rows("cart", "Standard", "tax", "total"));
    }

    private static Destination place(String country) {
        return country.equals(NONE) ? null : new Destination(country, null, "Somewhere");
    }

    @Test
    void the_built_in_taxes_are_those_of_the_page() {
        List<String> builtIn = DefaultTaxRules.RULES.stream()
                .map(rule -> rule.countryCode() + " | " + Objects.requireNonNullElse(rule.state(), NONE) + " | "
                        + rule.name() + " | " + rule.rate().toPlainString())
                .toList();

        assertThat(rows("built in", "built in", "state", "name", "rate")).isEqualTo(builtIn);
        assertThat(DefaultTaxRules.RULES)
                .allMatch(rule -> rule.active() && rule.window().equals(Window.ALWAYS))
                .allMatch(rule ->
                        rule.appliesToShipping() && rule.productCategories().isEmpty());
    }

    @Test
    void the_page_lists_every_value_of_the_setting_for_the_source_of_taxes() {
        String values = Arrays.stream(PricingPolicy.Taxes.values())
                .map(value -> "`" + value.name().toLowerCase(Locale.ROOT) + "`")
                .sorted()
                .collect(Collectors.joining(", "));

        assertThat(rows("setting", "setting", "values")).contains("taxes | " + values);
    }

    @Test
    void the_shipping_is_split_among_category_rules_as_the_page_says() {
        Shop shop = new Shop();
        for (Map<String, String> goods : page.table("goods")) {
            String category = goods.get("goods");
            shop.line(category, category, 1, goods.get("left"), "1", true);
            shop.taxRules.add(Shop.tax(category, null, goods.get("rate, also on shipping"), true, category));
        }
        Pricing pricing = shop.price().pricing();
        Money tax = Money.zero(Shop.SGD);
        List<Money> bases = new ArrayList<>();
        for (Map<String, String> goods : page.table("goods")) {
            tax = tax.plus(Money.of(goods.get("its tax"), "SGD"));
            bases.add(Money.of(goods.get("left"), "SGD").plus(Money.of(goods.get("their shipping"), "SGD")));
        }

        assertThat(page.lines()).anyMatch(line -> line.endsWith("For a shipping of 5.00:"));
        assertThat(pricing.shipping()).isEqualTo(Money.of("5.00", "SGD"));
        assertThat(pricing.shippingTax()).isEqualTo(tax);
        assertThat(pricing.taxes()).extracting(TaxLine::base).isEqualTo(bases);
    }
}
