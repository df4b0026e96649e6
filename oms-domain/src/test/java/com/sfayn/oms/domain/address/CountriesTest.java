package com.sfayn.oms.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {
    @ParameterizedTest
    @CsvSource({
        "SG, SG",
        "sgp, SG",
        "' SINGAPORE ', SG",
        "USA, US",
        "U.S.A., US",
        "United States, US",
        "the united states of america, US",
        "UK, GB",
        "Great Britain, GB",
        "South Korea, KR",
        "'Korea, Republic of', KR",
        "North Korea, KP",
        "Czech Republic, CZ",
        "Czechia, CZ",
        "Turkey, TR",
        "Türkiye, TR",
        "TÜRKİYE, TR",
        "turkiye, TR",
        "Ivory Coast, CI",
        "Côte d'Ivoire, CI",
        "cote d’ivoire, CI",
        "Russia, RU",
        "Viet Nam, VN",
        "Vietnam, VN",
        "Hong Kong, HK",
        "Macau, MO",
        "St. Lucia, LC",
        "Saint Vincent and the Grenadines, VC",
        "Bosnia & Herzegovina, BA",
        "Bosnia and Herzegovina, BA",
        "Curacao, CW",
        "Reunion, RE",
        "Åland Islands, AX",
        "The Netherlands, NL",
        "Burma, MM",
        "DR Congo, CD",
        "Timor-Leste, TL",
        "PNG, PG",
        "Guinea-Bissau, GW",
        "AND, AD",
        "st, ST"
    })
    void a_country_is_known_by_code_and_by_its_names(String given, String code) {
        assertThat(Countries.code(given)).contains(code);
    }

    @Test
    void every_iso_country_is_known_by_both_codes_and_its_english_name() {
        assertThat(Locale.getISOCountries()).hasSizeGreaterThan(240).allSatisfy(code -> {
            Locale country = new Locale.Builder().setRegion(code).build();
            assertThat(Countries.code(code)).contains(code);
            assertThat(Countries.code(country.getISO3Country().toLowerCase(Locale.ROOT)))
                    .contains(code);
            assertThat(Countries.code(country.getDisplayCountry(Locale.ENGLISH)))
                    .contains(code);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "the", "Saint", "XX", "Narnia", "Singapor", "日本", "🇸🇬", "-"})
    void what_names_no_country_is_not_one(String given) {
        assertThat(Countries.code(given)).isEmpty();
        assertThat(Countries.nearest(given)).isNotBlank();
    }

    @Test
    void the_nearest_is_given_by_name() {
        assertThat(Countries.nearest("Singapor")).isEqualTo("Singapore");
        assertThat(Countries.nearest("Untied States")).isEqualTo("United States");
        assertThat(Countries.nearest("Turky")).isEqualTo("Türkiye");
        assertThat(Countries.nearest("x".repeat(100_000))).isNotBlank();
    }
}
