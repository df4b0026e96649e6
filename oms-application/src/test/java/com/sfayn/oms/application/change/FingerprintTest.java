package com.sfayn.oms.application.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Safeguards;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    /** Some input; public, as every command is. */
    public record Input(Object value, Safeguards safeguards) {}

    @Test
    void the_same_input_under_another_key_is_the_same() {
        assertThat(Fingerprint.of(new Input("a", new Safeguards("k-1", 3))))
                .isEqualTo(Fingerprint.of(new Input("a", new Safeguards("k-2", 3))))
                .isNotEqualTo(Fingerprint.of(new Input("a", new Safeguards("k-1", 4))));
    }

    @Test
    void equal_numbers_are_equal_however_they_are_typed() {
        assertThat(of(100))
                .isEqualTo(of(new BigDecimal("100.00")))
                .isEqualTo(of(new BigDecimal("1E+2")))
                .isEqualTo(of(BigInteger.valueOf(100)))
                .isNotEqualTo(of("100"));
    }

    @Test
    void a_number_with_a_huge_exponent_is_not_written_out() {
        assertThat(of(new BigDecimal("1E+999999999")))
                .hasSize(64)
                .isNotEqualTo(of(new BigDecimal("1E-999999999")))
                .isNotEqualTo(of(new BigDecimal("2E+999999999")));
    }

    @Test
    void values_do_not_run_into_each_other() {
        assertThat(of(List.of("ab", "c"))).isNotEqualTo(of(List.of("a", "bc")));
        assertThat(of(List.of(List.of("a"), List.of()))).isNotEqualTo(of(List.of(List.of(), List.of("a"))));
        assertThat(of(Arrays.asList("a", null))).isNotEqualTo(of(List.of("a", "null")));
        assertThat(of(Map.of("a", "b"))).isNotEqualTo(of(List.of("a", "b")));
    }

    private static String of(Object value) {
        return Fingerprint.of(new Input(value, Safeguards.NONE));
    }
}
