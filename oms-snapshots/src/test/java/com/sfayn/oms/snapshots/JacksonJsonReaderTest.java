package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JacksonJsonReaderTest {
    private final JacksonJsonReader reader = new JacksonJsonReader();

    @Test
    void values_have_jdk_types_and_numbers_are_exact() {
        assertThat(value("{\"a\": [1, 3000000000, 12345678901234567890, 0.10, \"x\", true, null], \"b\": {}}"))
                .isEqualTo(Map.of(
                        "a",
                        Arrays.asList(
                                1,
                                3_000_000_000L,
                                new BigInteger("12345678901234567890"),
                                new BigDecimal("0.10"),
                                "x",
                                true,
                                null),
                        "b",
                        Map.of()));
        assertThat(value("0.1000000000000000055511151231257827")).isInstanceOf(BigDecimal.class);
        assertThat(value(" [] ")).isEqualTo(List.of());
    }

    @Test
    void anything_but_one_json_value_is_reported_with_its_position() {
        assertThat(problem("")).isEqualTo("It is empty; a JSON value is required.");
        assertThat(problem("{\"a\": 1,}")).startsWith("It is not valid JSON at character 9;");
        assertThat(problem("{\"a\": .5}")).startsWith("It is not valid JSON at character 7;");
        assertThat(problem("NaN")).startsWith("It is not valid JSON at character");
        assertThat(problem("[1")).startsWith("It is not valid JSON: a bracket or quote");
        assertThat(problem("\"a")).startsWith("It is not valid JSON: a bracket or quote");
        // before 2.20, Jackson reports the position after an unknown token
        assertThat(problem("{} x")).matches("It is not valid JSON at character [45];.*");
        assertThat(problem("[1] [2]"))
                .isEqualTo("There is more after the JSON value, at character 5; give one JSON value only.");
        assertThat(problem("null")).isEqualTo("It is null; leave it empty if there is no value.");
        assertThat(problem("{\"a\": {\"n\": 1, \"n\": 1}}"))
                .isEqualTo("The name \"n\" occurs twice; each name may occur once.");
    }

    @Test
    void too_large_or_too_deep_input_is_refused() {
        assertThat(problem("[".repeat(100) + "]".repeat(100))).startsWith("It is nested more than 64 levels deep");
        assertThat(problem("[".repeat(500_000))).startsWith("It is nested more than 64 levels deep");
        assertThat(problem("9".repeat(101))).contains("a number of more than 100 digits");
        assertThat(problem("\"" + "x".repeat(1_000_000) + "\"")).startsWith("It has 1000002 characters");
    }

    private Object value(String text) {
        return reader.read(text).value().orElseThrow();
    }

    private String problem(String text) {
        return reader.read(text).problems().get(0).message();
    }
}
