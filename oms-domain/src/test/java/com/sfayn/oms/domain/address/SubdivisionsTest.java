package com.sfayn.oms.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubdivisionsTest {
    @ParameterizedTest
    @CsvSource({
        "CA, QC, QC",
        "CA, qc, QC",
        "CA, CA-QC, QC",
        "CA, Quebec, QC",
        "CA, Québec, QC",
        "CA, QUE\u0301BEC, QC",
        "CA, Quebec (QC), QC",
        "CA, QC - Québec, QC",
        "CA, Province of Quebec, QC",
        "CA, P.E.I., PE",
        "CA, 'Quebec\u00A0', QC",
        "AU, New South Wales, NSW",
        "AU, N.S.W., NSW",
        "DE, Bayern, BY",
        "DE, Bavaria, BY",
        "DE, Baden-Wurttemberg, BW",
        "ES, Cataluña, CT",
        "ES, Barcelona, B",
        "ES, Madrid, M",
        "ES, Comunidad de Madrid, MD",
        "IN, Orissa, OR",
        "IN, Odisha, OR",
        "BR, São Paulo, SP",
        "BR, Sao Paulo, SP",
        "JP, 東京都, 13",
        "JP, Tokyo, 13",
        "CN, 北京市, BJ",
        "CN, 11, BJ",
        "MX, CDMX, CMX",
        "MX, Mexico City, CMX",
        "CH, Zürich, ZH",
        "CH, Genève, GE",
        "IT, Milano, MI",
        "GB, England, ENG",
        "US, California, CA",
        "US, D.C., DC",
        "US, Puerto Rico, PR",
        "US, Armed Forces Pacific, AP",
        "US, State of New York, NY"
    })
    void a_subdivision_is_found_by_its_code_and_its_names(String country, String given, String code) {
        assertThat(Subdivisions.of(country).code(given)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "CA, Kebek",
        "CA, Texas",
        "US, Kansas City",
        "US, QC",
        "DE, Kalifornia",
        "CA, ''",
        "CA, Quebec (ON)",
        "VA, Rome"
    })
    void unknown_names_are_not_found(String country, String given) {
        assertThat(Subdivisions.of(country).code(given)).isEmpty();
        assertThat(Subdivisions.of(country).whyNone(given, "place")).startsWith("is not a known place");
    }

    @Test
    void a_similar_name_is_suggested() {
        assertThat(Subdivisions.of("CA").whyNone("Qebec", "place"))
                .isEqualTo("is not a known place; the nearest is Quebec");
        assertThat(Subdivisions.of("US").whyNone("Kalifornia", "US state")).endsWith("the nearest is California");
        assertThat(Subdivisions.of("CA").whyNone("Narnia", "place")).isEqualTo("is not a known place");
    }

    @ParameterizedTest
    @CsvSource({
        "AR, Buenos Aires, B, C",
        "BY, Minsk, HM, MI",
        "HR, Zagreb, 01, 21",
        "HU, Veszprém, VE, VM",
        "KG, Osh, GO, O",
        "KZ, Almaty, ALA, ALM",
        "LA, Vientiane, VI, VT",
        "RU, Moscow, MOS, MOW",
        "RU, Altai, AL, ALT",
        "TW, Chiayi, CYI, CYQ",
        "UZ, Tashkent, TK, TO"
    })
    void a_city_and_the_province_around_it_are_two_places(String country, String given, String one, String other) {
        assertThat(Subdivisions.of(country).code(given)).isEmpty();
        assertThat(Subdivisions.of(country).whyNone(given, "place"))
                .startsWith("could be ")
                .contains("(" + one + ")", "(" + other + ")", "specify which one");
    }

    @ParameterizedTest
    @CsvSource({
        "AR, CABA, C",
        "AR, C.A.B.A., C",
        "AR, Capital Federal, C",
        "AR, Ciudad de Buenos Aires, C",
        "AR, Provincia de Buenos Aires, B",
        "AR, Buenos Aires (C), C",
        "BY, Minsk City, HM",
        "BY, Minsk Region, MI",
        "HR, Zagreb County, 01",
        "HR, Grad Zagreb, 21",
        "LA, Vientiane Prefecture, VT",
        "RU, Moscow City, MOW",
        "RU, Moscow Oblast, MOS",
        "RU, Altai Republic, AL",
        "RU, Altai Krai, ALT",
        "UZ, Tashkent City, TK"
    })
    void each_of_them_has_a_distinct_name(String country, String given, String code) {
        assertThat(Subdivisions.of(country).code(given)).contains(code);
    }

    @Test
    void a_name_without_a_kind_is_ambiguous_between_separate_places() {
        Map<String, Set<String>> sameNamed = new HashMap<>();
        for (String[] line : PlaceTable.lines("subdivisions.tsv")) {
            for (String name : PlaceTable.names(line[3])) {
                sameNamed
                        .computeIfAbsent(line[0] + Subdivisions.withoutKind(name), added -> new TreeSet<>())
                        .add(line[1].split("\\|")[0]);
            }
        }
        for (String[] line : PlaceTable.lines("subdivisions.tsv")) {
            Subdivisions country = Subdivisions.of(line[0]);
            for (String name : PlaceTable.names(line[3])) {
                if (Subdivisions.hasKind(name)) continue;
                country.code(name)
                        .ifPresent(code -> assertThat(sameNamed.get(line[0] + Subdivisions.withoutKind(name)))
                                .as(line[0] + " " + name)
                                .allMatch(other -> country.around(other).contains(code)
                                        || country.around(code).contains(other)));
            }
        }
    }

    @Test
    void a_province_is_part_of_its_region() {
        assertThat(Subdivisions.of("ES").around("B")).containsExactly("B", "CT");
        assertThat(Subdivisions.of("CA").around("QC")).containsExactly("QC");
    }

    @Test
    void every_name_and_code_of_every_country_is_found() {
        for (String country : Locale.getISOCountries()) {
            for (String[] line : PlaceTable.lines("subdivisions.tsv")) {
                if (!line[0].equals(country)) continue;
                String code = line[1].split("\\|")[0];
                assertThat(Subdivisions.of(country).code(country + "-" + code)).contains(code);
                for (String name : PlaceTable.names(line[3])) {
                    assertThat(Subdivisions.of(country).whyNone(name, "place"))
                            .as(country + "-" + code + " " + name)
                            .satisfiesAnyOf(
                                    why -> assertThat(Subdivisions.of(country).code(name))
                                            .isPresent(),
                                    why -> assertThat(why).contains("(" + code + ")"));
                }
            }
        }
    }
}
