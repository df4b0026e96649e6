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
        "st, ST",
        "Republic of Ireland, IE",
        "United Kingdom (UK), GB",
        "United States (US), US",
        "United States (US) Minor Outlying Islands, UM",
        "Congo (DRC), CD",
        "Congo (Kinshasa), CD",
        "Congo (Brazzaville), CG",
        "'Congo, Dem. Rep.', CD",
        "'Congo, Rep.', CG",
        "Congo (the Democratic Republic of the), CD",
        "Holy See (Vatican City State), VA",
        "Korea South, KR",
        "'Korea, South', KR",
        "Korea (the Republic of), KR",
        "'Korea, Dem. People’s Rep.', KP",
        "Republic of Cameroon, CM",
        "Kingdom of Norway, NO",
        "Grand Duchy of Luxembourg, LU",
        "'Cyprus, Republic of', CY",
        "Bolivia (Plurinational State of), BO",
        "Venezuela (Bolivarian Republic of), VE",
        "Iran (Islamic Republic of), IR",
        "Virgin Islands (British), VG",
        "Virgin Islands (US), VI",
        "'Bonaire, Saint Eustatius and Saba', BQ",
        "Saint Martin (Dutch part), SX",
        "Saint Martin (French part), MF",
        "South Georgia/Sandwich Islands, GS",
        "'Macedonia, the Former Yugoslav Republic of', MK",
        "'Moldova, Republic of', MD",
        "Falkland Islands (the) [Malvinas], FK",
        "Cocos (Keeling) Islands, CC",
        "'Taiwan, Province of China', TW",
        "People's Republic of China, CN",
        "Republic of China, TW",
        "'Hong Kong, China', HK",
        "Deutschland, DE",
        "ÖSTERREICH, AT",
        "España, ES",
        "Polska, PL",
        "Brasil, BR",
        "日本, JP",
        "中国, CN",
        "Swaziland, SZ",
        "Eswatini, SZ",
        "Kosovo, XK",
        "DE - Germany, DE",
        "Belgium (BE), BE",
        "België / Belgique, BE",
        "'Gambia, The', GM",
        "S. Korea, KR",
        "Northern Ireland, GB",
        "Dominica, DM",
        "Dominican Republic, DO",
        "Niger, NE",
        "Guinea, GN",
        "Equatorial Guinea, GQ",
        "Singapore\u200B, SG",
        "'Singapore\u00A0', SG"
    })
    void a_country_is_found_by_its_codes_and_its_names(String given, String code) {
        assertThat(Countries.code(given)).contains(code);
    }

    @Test
    void every_iso_country_is_found_by_both_codes_and_its_english_name() {
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
    @ValueSource(strings = {"", " ", "the", "Saint", "XX", "Narnia", "Singapor", "東京", "🇸🇬", "-"})
    void unknown_names_are_not_found(String given) {
        assertThat(Countries.code(given)).isEmpty();
        assertThat(Countries.whyNone(given)).startsWith("is not a known country");
    }

    @ParameterizedTest
    @CsvSource({
        "Congo, DR Congo or Republic of the Congo",
        "Korea, North Korea or South Korea",
        "the Congo, DR Congo or Republic of the Congo",
        "Democratic Republic of Korea, North Korea or South Korea",
        "Virgin Islands, British Virgin Islands or U.S. Virgin Islands"
    })
    void an_ambiguous_name_is_refused_with_all_candidates(String given, String candidates) {
        assertThat(Countries.code(given)).isEmpty();
        assertThat(Countries.whyNone(given)).isEqualTo("could be " + candidates + "; specify which one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Guernsey (UK)",
                "Georgia, USA",
                "Hong Kong (UK)",
                "Canary Islands",
                "Netherlands Antilles",
                "Germany/Austria"
            })
    void parts_that_refer_to_different_countries_are_refused(String given) {
        assertThat(Countries.code(given)).isEmpty();
    }

    @Test
    void only_these_names_are_ambiguous() {
        assertThat(Countries.ambiguous()).containsExactly("congo", "islands virgin", "korea", "virginislands");
    }

    /** Names that differ between JDK 17 and JDK 25. */
    @ParameterizedTest
    @CsvSource({"'TR', 'Turkey', 'Türkiye'"})
    void names_of_all_jdk_releases_are_known(String code, String on17, String on25) {
        assertThat(Countries.code(on17)).contains(code);
        assertThat(Countries.code(on25)).contains(code);
        assertThat(Countries.nearest(on17)).isEqualTo(Countries.nearest(on25));
    }

    @Test
    void the_nearest_country_is_suggested_if_it_is_similar() {
        assertThat(Countries.nearest("Singapor")).contains("Singapore");
        assertThat(Countries.nearest("Untied States")).contains("United States");
        assertThat(Countries.nearest("Turky")).contains("Türkiye");
        assertThat(Countries.nearest("Narnia")).isEmpty();
        assertThat(Countries.nearest("Bavaria")).isEmpty();
        assertThat(Countries.nearest("x".repeat(100_000))).isEmpty();
    }
}
