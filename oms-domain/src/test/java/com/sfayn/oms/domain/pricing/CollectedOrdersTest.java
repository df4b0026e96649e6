package com.sfayn.oms.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.shipping.ShippingMethods;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Orders that the customer collects are taxed at the pickup address, not at the customer's address. */
class CollectedOrdersTest {
    private static final Destination JOHOR = new Destination("MY", null, "Johor Bahru");
    private static final Map<String, Object> SHOP_ADDRESS =
            Map.of("street", "1 Fullerton Road", "city", "Singapore", "country", "singapore");

    private final Shop shop = new Shop().line("MUG", 1, "100.00");

    @Test
    void at_the_pickup_address() {
        collect(JOHOR, Map.of("international", true, "pickup_address", SHOP_ADDRESS));
        assertThat(tax()).isEqualTo("9.00");

        shop.destination = Shop.SINGAPORE;
        collect(
                Shop.SINGAPORE,
                Map.of("pickup_address", Map.of("street", "2 Jalan", "city", "Ipoh", "country", "Malaysia")));
        assertThat(tax()).isEqualTo("0.00");
    }

    @Test
    void by_the_state_of_the_pickup_address() {
        collect(
                JOHOR,
                Map.of(
                        "international",
                        true,
                        "pickup_address",
                        Map.of("street", "1 Main St", "city", "Albany", "state", "new york", "country", "US")));
        assertThat(tax()).isEqualTo("4.00");
    }

    @Test
    void in_the_vendors_country_without_a_pickup_address() {
        collect(JOHOR, Map.of("international", true));
        assertThat(tax()).isEqualTo("9.00");

        collect(Shop.SINGAPORE, Map.of());
        assertThat(tax()).isEqualTo("9.00");
    }

    @Test
    void while_the_same_order_is_taxed_at_its_destination_if_it_is_shipped() {
        collect(JOHOR, Map.of("international", true, "pickup_address", SHOP_ADDRESS));
        shop.options.add(Shop.option("Flat Rate", "5.00", "0.00", Map.of()));
        shop.selected = "Flat Rate";
        assertThat(tax()).isEqualTo("0.00");
    }

    @Test
    void are_not_offered_if_the_pickup_address_is_not_precise_enough_for_its_taxes() {
        shop.taxRules.add(rule("MY", null, "0.06"));
        shop.taxRules.add(rule("MY", "Johor", "0.05"));
        shop.taxRules.add(rule("SG", null, "0.09"));
        shop.taxRules.add(rule("SG", "01", "0.01"));
        Map<String, Object> ipoh = Map.of("street", "2 Jalan", "city", "Ipoh", "country", "Malaysia");
        Map<String, Object> perak =
                Map.of("street", "2 Jalan", "city", "Ipoh", "state", "Perak", "country", "Malaysia");

        collect(JOHOR, Map.of("international", true, "pickup_address", ipoh));
        assertNotOffered();
        collect(JOHOR, Map.of("international", true));
        assertNotOffered();
        collect(JOHOR, Map.of("international", true, "pickup_address", perak));
        assertThat(tax()).isEqualTo("6.00");
    }

    @Test
    void are_not_offered_in_a_region_whose_provinces_are_taxed_differently() {
        shop.taxRules.add(rule("ES", null, "0.21"));
        shop.taxRules.add(rule("ES", "Barcelona", "0.01"));
        Map<String, Object> region =
                Map.of("street", "1 Rambla", "city", "Barcelona", "state", "Catalonia", "country", "Spain");

        collect(JOHOR, Map.of("international", true, "pickup_address", region));
        assertNotOffered();
    }

    private static TaxRule rule(String country, String state, String rate) {
        return new TaxRule(
                country + state,
                country,
                state,
                "Tax " + country + state,
                new BigDecimal(rate),
                Window.ALWAYS,
                true,
                Set.of(),
                true);
    }

    private void assertNotOffered() {
        assertThat(shop.price().shippingOptions()).isEmpty();
        assertThat(shop.price().selected()).isEmpty();
    }

    @Test
    void problems_of_the_address_are_reported_by_field() {
        assertThat(problem("Ann's shop")).contains("pickup_address is", "an object with street");
        assertThat(problem(Map.of("street", "1 Main St", "town", "Albany", "country", "US")))
                .contains("\"town\"", "the nearest is", "Known: city, country, postal, state, street");
        assertThat(problem(Map.of("street", "1 Main St", "city", "Albany", "country", "US")))
                .contains("pickup_address.state", "The state is missing");
        assertThat(problem(Map.of("street", "1 Main St", "city", 7, "country", "SG")))
                .contains("pickup_address.city is 7; it must be a string");
    }

    private void collect(Destination customer, Map<String, Object> more) {
        Map<String, Object> conditions = new HashMap<>(more);
        conditions.put("near_by_cities", List.of("Johor Bahru", "Singapore"));
        shop.destination = customer;
        shop.options.clear();
        shop.options.add(Shop.option("Local Pickup", "0.00", "0.00", conditions));
        shop.selected = "Local Pickup";
    }

    private String tax() {
        PricingResult priced = shop.price();
        assertThat(priced.selected()).isPresent();
        return priced.pricing().tax().plainAmount();
    }

    private static String problem(Object address) {
        var reading = ShippingMethods.read(
                "Local Pickup", Map.of("near_by_cities", List.of("Singapore"), "pickup_address", address));
        assertThat(reading.problems()).extracting(Problem::key).containsExactly("pickup_address");
        return reading.problems().get(0).message();
    }
}
