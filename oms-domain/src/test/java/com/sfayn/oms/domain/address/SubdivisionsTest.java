package com.sfayn.oms.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
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
    void a_subdivision_is_known_by_its_code_and_by_its_names(String country, String given, String code) {
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
    void what_names_none_is_none(String country, String given) {
        assertThat(Subdivisions.of(country).code(given)).isEmpty();
        assertThat(Subdivisions.of(country).whyNone(given, "place")).startsWith("names no place");
    }

    @Test
    void the_nearest_is_named_where_it_helps() {
        assertThat(Subdivisions.of("CA").whyNone("Qebec", "place")).isEqualTo("names no place; the nearest is Quebec");
        assertThat(Subdivisions.of("US").whyNone("Kalifornia", "US state")).endsWith("the nearest is California");
        assertThat(Subdivisions.of("CA").whyNone("Narnia", "place")).isEqualTo("names no place");
    }

    @Test
    void a_province_is_part_of_its_region() {
        assertThat(Subdivisions.of("ES").around("B")).containsExactly("B", "CT");
        assertThat(Subdivisions.of("CA").around("QC")).containsExactly("QC");
    }

    @Test
    void every_name_and_code_of_every_country_means_itself_or_what_has_the_same_name() {
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
