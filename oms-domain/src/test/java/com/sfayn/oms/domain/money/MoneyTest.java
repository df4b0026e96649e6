package com.sfayn.oms.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"JPY, 5, 5", "SGD, 5, 5.00", "SGD, 5.000, 5.00", "BHD, 5.1, 5.100", "CLF, 0.5, 0.5000"})
    void an_amount_has_the_digits_of_its_currency(String currency, String given, String shown) {
        assertThat(Money.of(given, currency).plainAmount()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"JPY, 5.1", "SGD, 5.001", "BHD, 5.0001", "CLF, 0.00001"})
    void an_amount_with_more_digits_than_its_currency_is_refused(String currency, String given) {
        assertThatThrownBy(() -> Money.of(given, currency)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"JPY, 13.5, 14", "JPY, 13.4999, 13", "SGD, 1.005, 1.01", "BHD, 0.0005, 0.001", "SGD, -1.005, -1.01"})
    void the_end_of_a_calculation_is_rounded_half_up(String currency, String exact, String rounded) {
        assertThat(Money.rounded(new BigDecimal(exact), Currency.getInstance(currency))
                        .plainAmount())
                .isEqualTo(rounded);
    }

    @Test
    void equal_amounts_are_equal_values() {
        assertThat(Money.of("5.000", "SGD"))
                .isEqualTo(Money.of("5", "SGD"))
                .hasSameHashCodeAs(Money.of("5.0", "SGD"))
                .hasToString("5.00 SGD");
    }

    @Test
    void amounts_of_different_currencies_are_never_added_or_compared() {
        Money sgd = Money.of("1", "SGD");
        Money jpy = Money.of("1", "JPY");

        assertThatThrownBy(() -> sgd.plus(jpy)).hasMessageContaining("1.00 SGD").hasMessageContaining("1 JPY");
        assertThatThrownBy(() -> sgd.minus(jpy)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sgd.compareTo(jpy)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void amounts_are_exact_whatever_their_size() {
        assertThat(Money.of("0.10", "SGD").times(3)).isEqualTo(Money.of("0.30", "SGD"));
        assertThat(Money.of("90000000000000000.01", "SGD").plus(Money.of("0.02", "SGD")))
                .isEqualTo(Money.of("90000000000000000.03", "SGD"));
        assertThat(Money.of("1", "SGD").minus(Money.of("2", "SGD")).orZero()).isEqualTo(Money.of("0", "SGD"));
    }
}
