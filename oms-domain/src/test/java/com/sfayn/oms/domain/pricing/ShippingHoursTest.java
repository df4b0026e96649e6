package com.sfayn.oms.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import com.sfayn.oms.domain.pricing.shipping.ShippingMethods;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shipping methods that depend on the time or the city. The tenant's zone is Asia/Singapore, UTC+8. */
class ShippingHoursTest {
    private final Shop shop = new Shop().line("T-SHIRT-L", null, 10, "1.50", "2.1", true);

    private List<ShippingQuote> quotes(String method, Map<String, Object> conditions) {
        shop.options.clear();
        shop.options.add(Shop.option(method, "5.00", "0.33", conditions));
        return shop.price().shippingOptions();
    }

    private static Problem onlyProblem(Parsed<?> reading) {
        assertThat(reading.value()).isEmpty();
        assertThat(reading.problems()).hasSize(1);
        return reading.problems().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Express", "Same Day Delivery"})
    void express_and_same_day_delivery_are_priced_by_weight(String method) {
        assertThat(quotes(method, Map.of()))
                .as("5.00 + 21 kg × 0.33")
                .extracting(ShippingQuote::cost)
                .containsExactly(Money.of("11.93", "SGD"));
        assertThat(quotes(method, Map.of("max_weight", 21))).hasSize(1);
        assertThat(quotes(method, Map.of("max_weight", 20))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T03:59:59.999Z, true",
        "2026-03-01T04:00:00Z, false",
        "2026-03-01T15:59:00Z, false",
        "2026-03-01T16:00:00Z, true"
    })
    void the_cut_off_time_is_in_the_tenants_zone_unless_the_option_has_one(Instant now, boolean offered) {
        shop.now = now;

        for (String method : List.of("Express", "Same Day Delivery")) {
            assertThat(quotes(method, Map.of("cutoff_time", "12:00")).isEmpty())
                    .as("noon in Singapore is 04:00 UTC, midnight is 16:00 UTC")
                    .isEqualTo(!offered);
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01T15:59:00Z, true", "2026-07-01T16:00:00Z, false", "2026-01-15T16:59:00Z, true"})
    void the_options_zone_includes_daylight_saving_time(Instant now, boolean offered) {
        shop.now = now;

        assertThat(quotes("Express", Map.of("cutoff_time", "12:00", "time_zone", "America/New_York"))
                        .isEmpty())
                .isEqualTo(!offered);
    }

    @Test
    void express_goes_anywhere_and_same_day_delivery_is_domestic_unless_international() {
        shop.destination = new Destination("MY", null, "Johor Bahru");

        assertThat(quotes("Express", Map.of())).hasSize(1);
        assertThat(quotes("Same Day Delivery", Map.of())).isEmpty();
        assertThat(quotes("Same Day Delivery", Map.of("international", true))).hasSize(1);
    }

    @Test
    void pickup_is_free_for_customers_of_nearby_cities_in_any_spelling() {
        Map<String, Object> conditions = Map.of("near_by_cities", List.of("Jurong", "SINGAPORE "));
        shop.destination = new Destination("SG", null, " singapore");

        assertThat(quotes("Local Pickup", conditions))
                .extracting(ShippingQuote::cost)
                .containsExactly(Money.of("0.00", "SGD"));

        shop.destination = new Destination("SG", null, "Tampines");
        assertThat(quotes("Local Pickup", conditions)).isEmpty();
        shop.destination = new Destination("SG", null, null);
        assertThat(quotes("Local Pickup", conditions)).isEmpty();
    }

    @Test
    void pickup_is_domestic_unless_international() {
        Map<String, Object> conditions = new HashMap<>(Map.of("near_by_cities", List.of("Johor Bahru")));
        shop.destination = new Destination("MY", null, "Johor Bahru");

        assertThat(quotes("Local Pickup", conditions)).isEmpty();
        conditions.put("international", true);
        assertThat(quotes("Local Pickup", conditions)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:59:59Z, false",
        "2026-03-01T01:00:00Z, true",
        "2026-03-01T09:29:59Z, true",
        "2026-03-01T09:30:00Z, false"
    })
    void same_day_pickup_is_offered_from_its_start_until_before_its_end(Instant now, boolean offered) {
        Map<String, Object> conditions = new HashMap<>(Map.of(
                "near_by_cities",
                List.of("Singapore"),
                "pickup_time_from",
                "09:00",
                "pickup_time_to",
                "17:30",
                "same_day",
                true));
        shop.now = now;
        assertThat(quotes("Local Pickup", conditions).isEmpty()).isEqualTo(!offered);

        conditions.put("same_day", false);
        assertThat(quotes("Local Pickup", conditions)).as("on another day").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:30", "9:30", "09:30:00", " 9:30\u00A0"})
    void a_time_of_day_is_read_as_people_type_it(String time) {
        assertThat(ShippingMethods.read("Express", Map.of("cutoff_time", time)))
                .isEqualTo(ShippingMethods.read("Express", Map.of("cutoff_time", "09:30")));
    }

    @Test
    void a_time_zone_is_read_in_any_case() {
        assertThat(ShippingMethods.read("Express", Map.of("time_zone", "asia/singapore")))
                .isEqualTo(ShippingMethods.read("Express", Map.of("time_zone", "Asia/Singapore")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "12:60", "noon", "12:00:30", "12.00", "9"})
    void a_time_of_day_is_hours_and_minutes(String time) {
        Problem problem = onlyProblem(ShippingMethods.read("Express", Map.of("cutoff_time", time)));

        assertThat(problem.key()).isEqualTo("cutoff_time");
        assertThat(problem.message()).contains(time, "HH:mm");
        assertThat(onlyProblem(ShippingMethods.read("Express", Map.of("cutoff_time", 12)))
                        .message())
                .contains("HH:mm");
    }

    @Test
    void conditions_of_pickup_are_read_strictly() {
        Map<String, Object> conditions = new HashMap<>(Map.of("near_by_cities", List.of("Singapore")));
        assertThat(onlyProblem(ShippingMethods.read("Local Pickup", Map.of())).message())
                .contains("near_by_cities is missing");

        conditions.put("same_day", true);
        conditions.put("pickup_time_from", "17:00");
        assertThat(onlyProblem(ShippingMethods.read("Local Pickup", conditions)).message())
                .contains("pickup_time_to is missing");

        conditions.put("pickup_time_to", "17:00");
        assertThat(onlyProblem(ShippingMethods.read("Local Pickup", conditions)).message())
                .isEqualTo("pickup_time_to 17:00 must be after pickup_time_from 17:00.");

        conditions.put("pickup_time_to", "18:00");
        assertThat(ShippingMethods.read("Local Pickup", conditions).problems()).isEmpty();
        conditions.put("cutoff_time", "18:00");
        assertThat(onlyProblem(ShippingMethods.read("Local Pickup", conditions)).message())
                .contains("\"cutoff_time\" is not a known condition");
        assertThat(onlyProblem(ShippingMethods.read("Express", Map.of("cut_off_time", "12:00")))
                        .message())
                .contains("nearest is cutoff_time");
    }
}
