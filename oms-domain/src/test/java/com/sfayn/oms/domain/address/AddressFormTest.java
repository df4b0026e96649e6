package com.sfayn.oms.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFormTest {
    private static AddressForm form(String street, String city, String state, String country) {
        return new AddressForm("Ann", null, street, " ", city, state, "049483", null, country);
    }

    private static List<Problem> problems(AddressForm form) {
        assertThat(form.resolve().value()).isEmpty();
        return form.resolve().problems();
    }

    @Test
    void strings_are_kept_as_given_without_surrounding_blanks() {
        Address address = form("  1 Raffles  Place ", "singapore", "Central ", " singapore")
                .resolve()
                .value()
                .orElseThrow();

        assertThat(address)
                .isEqualTo(new Address(
                        "Ann",
                        null,
                        "1 Raffles  Place",
                        null,
                        "singapore",
                        "Central",
                        "049483",
                        null,
                        "singapore",
                        "SG",
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "california, CA",
        "ca, CA",
        "'D.C.', DC",
        "Puerto Rico, PR",
        "New  York, NY",
        "Guam, GU",
        "Armed Forces Pacific, AP"
    })
    void a_us_state_is_given_by_name_or_code(String state, String code) {
        Address address =
                form("1 Main St", "Somewhere", state, "USA").resolve().value().orElseThrow();

        assertThat(address.state()).isEqualTo(state);
        assertThat(address.stateCode()).isEqualTo(code);
    }

    @Test
    void an_unknown_us_state_is_refused_with_the_nearest() {
        assertThat(problems(form("1 Main St", "Somewhere", "Kalifornia", "US")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("state");
                    assertThat(problem.value()).isEqualTo("Kalifornia");
                    assertThat(problem.message()).contains("Kalifornia", "nearest is California");
                });
    }

    @Test
    void a_us_address_without_a_state_is_refused() {
        assertThat(problems(form("1 Main St", "Somewhere", null, "US")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("state is missing"));
    }

    @Test
    void outside_the_us_a_state_is_any_string_without_a_code() {
        Address address = form("Marienplatz 1", "München", "Kalifornia", "Germany")
                .resolve()
                .value()
                .orElseThrow();

        assertThat(address.stateCode()).isNull();
    }

    @Test
    void street_city_and_country_are_required_and_all_missing_fields_are_reported() {
        assertThat(problems(form(null, " ", null, null)))
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("street", "city", "country");
    }

    @Test
    void an_unknown_country_is_refused_with_the_nearest() {
        assertThat(problems(form("1 Main St", "Somewhere", null, "Singapor")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("country");
                    assertThat(problem.message()).contains("Singapor", "nearest is Singapore");
                });
    }

    @Test
    void a_string_has_at_most_255_characters() {
        assertThat(form("s".repeat(255), "c", null, "SG").resolve().problems()).isEmpty();
        assertThat(problems(form("s".repeat(256), "c", null, "SG")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("street");
                    assertThat(problem.message()).contains("256", "255");
                });
    }

    @Test
    void a_string_that_databases_can_not_store_is_refused() {
        assertThat(problems(form("a\0b", "c", null, "SG")))
                .extracting(Problem::key)
                .containsExactly("street");
    }
}
