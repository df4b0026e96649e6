package com.sfayn.oms.domain.order.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CustomizationTest {
    @Test
    void different_spellings_of_the_same_value_are_equal() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("text", "Ann");
        one.put("size", new BigDecimal("1.0"));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("size", 1);
        other.put("text", "Ann");

        assertThat(Customization.of(one)).isEqualTo(Customization.of(other)).hasSameHashCodeAs(Customization.of(other));
        assertThat(Customization.of(one).canonical()).isEqualTo("{\"size\":1,\"text\":\"Ann\"}");
        assertThat(Customization.of(List.of(new BigDecimal("1E+2"), new BigDecimal("-0.00"), BigInteger.TEN)))
                .isEqualTo(Customization.of(List.of(100, 0, 10L)));
        assertThat(Customization.of(List.of(List.of())))
                .isEqualTo(Customization.of(new ArrayList<>(List.of(List.of()))));
    }

    @Test
    void different_values_are_not_equal() {
        assertThat(Customization.of("Ann"))
                .isNotEqualTo(Customization.of("ann"))
                .isNotEqualTo(Customization.of("Ann "))
                .isNotEqualTo(Customization.of(List.of("Ann")));
        assertThat(Customization.of("1")).isNotEqualTo(Customization.of(1));
        assertThat(Customization.of(Arrays.asList("a", null))).isNotEqualTo(Customization.of(List.of("a")));
        assertThat(Customization.of(List.of("a", "b"))).isNotEqualTo(Customization.of(List.of("b", "a")));
        assertThat(Customization.of(List.of("a\",\"b"))).isNotEqualTo(Customization.of(List.of("a", "b")));
        assertThat(Customization.of(Map.of("a", Map.of()))).isNotEqualTo(Customization.of(Map.of("a", List.of())));
    }

    @Test
    void empty_values_are_no_customization() {
        assertThat(Customization.of(null)).isNull();
        assertThat(Customization.of(Map.of())).isNull();
        assertThat(Customization.of(false)).isNotNull();
        assertThat(Customization.problem(null)).isEmpty();
    }

    @Test
    void the_value_is_kept_as_given() {
        assertThat(Customization.of(Map.of("size", new BigDecimal("1.50"))).value())
                .isEqualTo(Map.of("size", new BigDecimal("1.50")));
    }

    @Test
    void the_canonical_form_has_at_most_one_kilobyte() {
        String fits = "ü".repeat(511);
        assertThat(Customization.problem(fits)).isEmpty();
        assertThat(Customization.problem(fits + "a"))
                .contains("The customization has 1025 bytes as JSON; at most 1024 are allowed.");
        assertThat(Customization.problem("\n".repeat(200))).isPresent();
        List<Object> spelledLong = new ArrayList<>();
        for (int i = 0; i < 100; i++) spelledLong.add(new BigDecimal("1.00000000000000"));
        assertThat(Customization.problem(spelledLong)).isEmpty();
    }

    @Test
    void depth_and_number_length_are_limited() {
        Object deep = "x";
        for (int i = 0; i < 20; i++) deep = List.of(deep);
        assertThat(Customization.problem(deep)).isEmpty();
        assertThat(Customization.problem(Map.of("a", deep)))
                .contains("The customization is nested deeper than 20 levels.");
        for (int i = 0; i < 100_000; i++) deep = List.of(deep);
        assertThat(Customization.problem(deep)).isPresent();
        for (String huge : List.of("1E+999999999", "1E-999999999", "1" + "0".repeat(100), "1E+101")) {
            assertThat(Customization.problem(Map.of("n", new BigDecimal(huge))))
                    .contains("The customization contains a number with more than 100 digits.");
        }
    }

    @Test
    void values_that_are_not_json_are_refused() {
        assertThat(Customization.problem(new Object()))
                .contains("The customization contains a value that is not JSON.");
        assertThat(Customization.problem(new TreeMap<>(Map.of("a", new int[] {1}))))
                .isPresent();
    }
}
