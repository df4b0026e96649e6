package com.sfayn.oms.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final Currency SGD = Currency.getInstance("SGD");
    private static final long SEED = Long.getLong("oms.test.seed", 20_260_301L);

    @ParameterizedTest
    @CsvSource({"JPY, 5, 5", "SGD, 5, 5.00", "SGD, 5.000, 5.00", "BHD, 5.1, 5.100", "CLF, 0.5, 0.5000"})
    void an_amount_has_the_digits_of_its_currency(String currency, String given, String shown) {
        assertThat(Money.of(given, currency).plainAmount()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"JPY, 5.1", "SGD, 5.001", "BHD, 5.0001", "CLF, 0.00001"})
    void an_amount_with_more_digits_than_its_currency_is_rejected(String currency, String given) {
        assertThatThrownBy(() -> Money.of(given, currency)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"JPY, 13.5, 14", "JPY, 13.4999, 13", "SGD, 1.005, 1.01", "BHD, 0.0005, 0.001", "SGD, -1.005, -1.01"})
    void results_are_rounded_half_up(String currency, String exact, String rounded) {
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
    void amounts_in_different_currencies_are_never_added_or_compared() {
        Money sgd = Money.of("1", "SGD");
        Money jpy = Money.of("1", "JPY");

        assertThatThrownBy(() -> sgd.plus(jpy)).hasMessageContaining("1.00 SGD").hasMessageContaining("1 JPY");
        assertThatThrownBy(() -> sgd.minus(jpy)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sgd.compareTo(jpy)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void large_amounts_in_different_currencies_are_never_added_or_compared() {
        Money large = Money.of("92233720368547758.08", "SGD");
        Money usd = Money.of("1", "USD");

        assertThatThrownBy(() -> large.plus(usd)).hasMessageContaining("1.00 USD");
        assertThatThrownBy(() -> large.minus(usd)).hasMessageContaining("1.00 USD");
        assertThatThrownBy(() -> large.compareTo(usd)).hasMessageContaining("1.00 USD");
        assertThatThrownBy(() -> sum(large, usd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.00 USD");
    }

    @Test
    void amounts_of_any_size_are_exact() {
        assertThat(Money.of("0.10", "SGD").times(3)).isEqualTo(Money.of("0.30", "SGD"));
        assertThat(Money.of("90000000000000000.01", "SGD").plus(Money.of("0.02", "SGD")))
                .isEqualTo(Money.of("90000000000000000.03", "SGD"));
        assertThat(Money.of("1", "SGD").minus(Money.of("2", "SGD")).orZero()).isEqualTo(Money.of("0", "SGD"));
    }

    @Test
    void amounts_above_a_long_of_minor_units_are_exact() {
        Money last = Money.of("92233720368547758.07", "SGD");
        Money cent = Money.of("0.01", "SGD");
        Money large = last.plus(cent);

        assertThat(large).hasToString("92233720368547758.08 SGD").isGreaterThan(last);
        assertThat(large.minus(cent)).isEqualTo(last).hasSameHashCodeAs(last);
        assertThat(last.times(1_000_000)).hasToString("92233720368547758070000.00 SGD");
        assertThat(cent.minus(large).minus(cent)).hasToString("-92233720368547758.08 SGD");
        assertThat(sum(last, cent, last)).isEqualTo(last.times(2).plus(cent)).hasToString("184467440737095516.15 SGD");
    }

    /** Checks operations on amounts near the limit of a long against decimals. */
    @Test
    void random_amounts_near_the_limit_of_a_long_equal_decimals() {
        Random random = new Random(SEED);
        System.out.println("Amounts near the border of a long with seed " + SEED);
        for (int i = 0; i < 10_000; i++) {
            BigDecimal one = nearTheBorder(random);
            BigDecimal other = nearTheBorder(random);
            int quantity = random.nextInt(7) - 3;
            Money money = new Money(one, SGD);
            Money added = new Money(other, SGD);

            assertThat(List.of(
                            money.plus(added),
                            money.minus(added),
                            money.times(quantity),
                            money.plus(added).minus(added)))
                    .as("%s and %s, times %d", one, other, quantity)
                    .containsExactly(
                            new Money(one.add(other), SGD),
                            new Money(one.subtract(other), SGD),
                            new Money(one.multiply(BigDecimal.valueOf(quantity)), SGD),
                            money);
            assertThat(money.plus(added).amount()).isEqualTo(one.add(other));
            assertThat(sum(money, added, money).amount())
                    .isEqualTo(one.add(other).add(one));
            assertThat(money.compareTo(added)).isEqualTo(one.compareTo(other));
            assertThat(money.equals(added)).isEqualTo(one.equals(other));
            assertThat(List.of(money.isNegative(), money.isZero(), money.isPositive()))
                    .containsExactly(one.signum() < 0, one.signum() == 0, one.signum() > 0);
        }
    }

    /** A few minor units away from zero, from half of the limit, or from the limit itself. */
    private static BigDecimal nearTheBorder(Random random) {
        BigInteger border = BigInteger.ONE.shiftLeft(Long.SIZE - 1);
        BigInteger start =
                List.of(BigInteger.ZERO, border.shiftRight(1), border).get(random.nextInt(3));
        BigInteger units = start.add(BigInteger.valueOf(random.nextInt(5) - 2));
        return new BigDecimal(random.nextBoolean() ? units : units.negate(), 2);
    }

    private static Money sum(Money... amounts) {
        Balance sum = Balance.zero(SGD);
        for (Money amount : amounts) sum.add(amount);
        return sum.amount();
    }
}
