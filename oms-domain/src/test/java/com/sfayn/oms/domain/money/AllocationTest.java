package com.sfayn.oms.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocationTest {
    /** A weight whose size is in the currency of the total that is split. */
    private record Claim(String name, String size) {
        Allocation.Weight in(String currency) {
            Money amount = Money.of(size, currency);
            return new Weight(name, amount);
        }
    }

    private record Weight(String name, Money size) implements Allocation.Weight {}

    private static List<String> split(String total, String currency, Claim... claims) {
        List<Allocation.Weight> weights =
                Arrays.stream(claims).map(claim -> claim.in(currency)).toList();
        return Allocation.byLargestRemainder(Money.of(total, currency), weights).stream()
                .map(Money::plainAmount)
                .toList();
    }

    private static Claim weight(String name, String size) {
        return new Claim(name, size);
    }

    @Test
    void equal_weights_share_alike_and_the_first_name_takes_the_odd_cent() {
        assertThat(split("0.10", "SGD", weight("C", "1"), weight("A", "1"), weight("B", "1")))
                .containsExactly("0.03", "0.04", "0.03");
    }

    @Test
    void the_largest_remainder_takes_the_odd_cent() {
        assertThat(split("1.00", "SGD", weight("A", "1"), weight("B", "2.0")))
                .as("33.3 and 66.7 cents")
                .containsExactly("0.33", "0.67");
    }

    @Test
    void weights_count_by_their_value_however_they_are_written() {
        assertThat(split("100", "JPY", weight("A", "1E+1"), weight("B", "10.000"), weight("C", "20")))
                .containsExactly("25", "25", "50");
    }

    @Test
    void a_weight_of_zero_takes_nothing() {
        assertThat(split("0.01", "SGD", weight("A", "0"), weight("B", "0.01"))).containsExactly("0.00", "0.01");
    }

    @Test
    void weights_in_the_same_proportions_share_alike_however_large_they_are() {
        for (int digits = 0; digits < 40; digits++) {
            String zeros = "0".repeat(digits);
            assertThat(split(
                            "99999.99",
                            "SGD",
                            weight("A", "1" + zeros),
                            weight("B", "2" + zeros),
                            weight("C", "4" + zeros)))
                    .as("with %d zeros", digits)
                    .containsExactly("14285.71", "28571.43", "57142.85");
        }
    }

    @Test
    void many_large_weights_do_not_overflow() {
        Claim[] weights = IntStream.range(0, 999)
                .mapToObj(i -> weight("W" + i, "99999999999999999"))
                .toArray(Claim[]::new);

        assertThat(split("9.99", "SGD", weights)).containsOnly("0.01").hasSize(999);
    }

    @Test
    void a_negative_total_is_split_like_its_positive_twin() {
        assertThat(split("-0.10", "SGD", weight("A", "1"), weight("B", "1"), weight("C", "1")))
                .containsExactly("-0.04", "-0.03", "-0.03");
    }

    @Test
    void nothing_over_weights_of_zero_is_nothing_each() {
        assertThat(split("0.00", "SGD", weight("A", "0"), weight("B", "0"))).containsExactly("0.00", "0.00");
        assertThat(split("0.00", "SGD")).isEmpty();
    }

    @Test
    void something_over_weights_of_zero_or_over_nobody_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> split("0.01", "SGD", weight("A", "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.01 SGD");
        assertThatThrownBy(() -> split("0.01", "SGD")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_weight_below_zero_is_refused() {
        assertThatThrownBy(() -> split("1.00", "SGD", weight("A", "2"), weight("B", "-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The weight of B is below zero: -1");
    }
}
