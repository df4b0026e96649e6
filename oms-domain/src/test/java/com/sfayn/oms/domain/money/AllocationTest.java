package com.sfayn.oms.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final long SEED = Long.getLong("oms.test.seed", 20_260_301L);

    private static List<String> split(String total, String currency, String... weights) {
        return Allocation.byLargestRemainder(
                        Money.of(total, currency),
                        Arrays.stream(weights)
                                .map(weight -> Balance.of(Money.of(weight, currency)))
                                .toList())
                .stream()
                .map(Money::plainAmount)
                .toList();
    }

    @Test
    void equal_weights_get_equal_parts_and_the_first_gets_the_odd_cent() {
        assertThat(split("0.10", "SGD", "1", "1", "1")).containsExactly("0.04", "0.03", "0.03");
    }

    @Test
    void the_largest_remainder_gets_the_odd_cent() {
        assertThat(split("1.00", "SGD", "1", "2.0")).as("33.3 and 66.7 cents").containsExactly("0.33", "0.67");
    }

    @Test
    void weights_are_compared_by_value_not_by_scale() {
        assertThat(split("100", "JPY", "1E+1", "10.000", "20")).containsExactly("25", "25", "50");
    }

    @Test
    void a_weight_of_zero_gets_nothing() {
        assertThat(split("0.01", "SGD", "0", "0.01")).containsExactly("0.00", "0.01");
    }

    @Test
    void large_weights_split_like_small_ones_in_the_same_proportions() {
        for (int digits = 0; digits < 40; digits++) {
            String zeros = "0".repeat(digits);
            assertThat(split("99999.99", "SGD", "1" + zeros, "2" + zeros, "4" + zeros))
                    .as("with %d zeros", digits)
                    .containsExactly("14285.71", "28571.43", "57142.85");
        }
    }

    @Test
    void many_large_weights_do_not_overflow() {
        String[] weights =
                IntStream.range(0, 999).mapToObj(i -> "99999999999999999").toArray(String[]::new);

        assertThat(split("9.99", "SGD", weights)).containsOnly("0.01").hasSize(999);
    }

    @Test
    void a_weight_that_temporarily_exceeded_a_long_is_exact() {
        Money large = Money.of("90000000000000000.00", "SGD");
        Balance weight = Balance.of(large);
        weight.add(large);
        weight.subtract(large);
        weight.subtract(Money.of("89999999999999999.00", "SGD"));

        assertThat(weight.amount()).isEqualTo(Money.of("1.00", "SGD"));
        assertThat(Allocation.byLargestRemainder(
                        Money.of("0.90", "SGD"), List.of(weight, Balance.of(Money.of("2.00", "SGD")))))
                .containsExactly(Money.of("0.30", "SGD"), Money.of("0.60", "SGD"));
    }

    @Test
    void a_negative_total_is_split_like_a_positive_one() {
        assertThat(split("-0.10", "SGD", "1", "1", "1")).containsExactly("-0.04", "-0.03", "-0.03");
    }

    @Test
    void a_total_of_zero_with_zero_weights_gives_zero_parts() {
        assertThat(split("0.00", "SGD", "0", "0")).containsExactly("0.00", "0.00");
        assertThat(split("0.00", "SGD")).isEmpty();
    }

    @Test
    void a_total_above_zero_needs_a_weight_above_zero() {
        assertThatThrownBy(() -> split("0.01", "SGD", "0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.01 SGD");
        assertThatThrownBy(() -> split("0.01", "SGD")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_negative_weight_is_rejected() {
        assertThatThrownBy(() -> split("1.00", "SGD", "2", "-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Negative weight: -1");
    }

    /** A simple implementation: whole parts first, then one unit each to the largest remainders, by sorting. */
    private static List<BigInteger> plainly(BigInteger total, List<BigInteger> weights) {
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        for (BigInteger weight : weights) {
            BigInteger[] part = total.multiply(weight).divideAndRemainder(sum);
            parts.add(part[0]);
            remainders.add(part[1]);
        }
        BigInteger left = total.subtract(parts.stream().reduce(BigInteger.ZERO, BigInteger::add));
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get).reversed().thenComparing(i -> i))
                .limit(left.longValueExact())
                .forEach(i -> parts.set(i, parts.get(i).add(BigInteger.ONE)));
        return parts;
    }

    /** Few different weights cause ties; large ones exceed a long. */
    @Test
    void random_splits_equal_those_of_a_simple_implementation() {
        Random random = new Random(SEED);
        System.out.println("Splits by chance with seed " + SEED);
        Currency currency = Currency.getInstance("JPY");
        for (int i = 0; i < 10_000; i++) {
            int bits = 1 + random.nextInt(random.nextBoolean() ? 6 : 80);
            List<BigInteger> weights = new ArrayList<>();
            weights.add(BigInteger.ONE);
            for (int more = random.nextInt(40); more > 0; more--) weights.add(new BigInteger(bits, random));
            Collections.shuffle(weights, random);
            BigInteger total = new BigInteger(1 + random.nextInt(80), random);

            List<Money> parts = Allocation.byLargestRemainder(
                    new Money(new BigDecimal(total), currency),
                    weights.stream()
                            .map(weight -> Balance.of(new Money(new BigDecimal(weight), currency)))
                            .toList());

            assertThat(parts.stream().map(part -> part.amount().toBigIntegerExact()))
                    .as("split %d of seed %d: %s over %s", i, SEED, total, weights)
                    .containsExactlyElementsOf(plainly(total, weights));
        }
    }
}
