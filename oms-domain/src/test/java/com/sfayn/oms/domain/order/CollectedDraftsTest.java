package com.sfayn.oms.domain.order;

import static com.sfayn.oms.domain.order.Shopfront.accepted;
import static com.sfayn.oms.domain.order.Shopfront.codes;
import static com.sfayn.oms.domain.order.Shopfront.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.delivery.ShippingSelection.ById;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Drafts of a customer from abroad who collects the goods and therefore needs no state in the address. */
class CollectedDraftsTest {
    private static final Map<String, Object> CONDITIONS = Map.of(
            "near_by_cities",
            List.of("Johor Bahru"),
            "international",
            true,
            "pickup_address",
            Map.of("street", "1 Fullerton Road", "city", "Singapore", "country", "Singapore"));

    private final Shopfront shop = new Shopfront();

    private Order collected() {
        shop.moreOptions.add(Shopfront.option("Local Pickup", "0.00", CONDITIONS));
        shop.taxRules.add(rule("SG", null, "0.09"));
        shop.taxRules.add(rule("MY", "Johor", "0.05"));
        Order going =
                accepted(shop.change(shop.draft(line("T-SHIRT-L", 10))).changeDestination(johorBahru("Johor"), null));
        return accepted(select(going, "Local Pickup"));
    }

    @Test
    void may_omit_the_state_of_the_destination() {
        Order changed = accepted(shop.change(collected()).changeDestination(johorBahru(null), null));

        Order placed = accepted(shop.place(changed, null));

        assertThat(placed.pricing().tax().plainAmount()).isEqualTo("1.35");
    }

    @Test
    void need_it_as_soon_as_the_goods_are_shipped() {
        Order changed = accepted(shop.change(collected()).changeDestination(johorBahru(null), null));

        assertThat(codes(select(changed, "Flat Rate"))).containsExactly("DESTINATION_INVALID");
        shop.moreOptions.clear();
        assertThat(codes(shop.place(changed, null))).containsExactly("DESTINATION_INVALID");
    }

    @Test
    void are_not_placed_if_the_pickup_address_is_no_longer_precise_enough_for_its_taxes() {
        Order collected = collected();
        shop.taxRules.add(rule("SG", "01", "0.01"));

        assertThat(codes(shop.place(collected, null))).containsExactly("SHIPPING_OPTION_UNAVAILABLE");
    }

    private Decision select(Order order, String option) {
        return shop.change(order).selectShippingOption(new ById(option), List.of());
    }

    private static TaxRule rule(String country, String state, String rate) {
        return new TaxRule(
                country + state, country, state, "Tax", new BigDecimal(rate), Window.ALWAYS, true, Set.of(), true);
    }

    private static Address johorBahru(String state) {
        return new AddressForm(null, null, "2 Jalan Wong", null, "Johor Bahru", state, "80000", null, "Malaysia")
                .resolve()
                .value()
                .orElseThrow();
    }
}
