package com.sfayn.oms.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickSelectTest {
    private static final long SEED = Long.getLong("oms.test.seed", 20_260_301L);

    /** With two different numbers nearly all are ties, with a million hardly any. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000_000})
    void the_nth_largest_equals_the_result_of_sorting(int different) {
        Random random = new Random(SEED);
        System.out.println("Selections by chance with seed " + SEED);
        for (int i = 0; i < 2_000; i++) {
            long[] numbers = random.longs(1 + random.nextInt(60), -different / 2, different - different / 2)
                    .toArray();
            long[] ascending = numbers.clone();
            Arrays.sort(ascending);
            for (int n = 1; n <= numbers.length; n++) {
                assertThat(QuickSelect.largest(numbers.clone(), n))
                        .as("number %d of %s", n, Arrays.toString(numbers))
                        .isEqualTo(ascending[ascending.length - n]);
            }
        }
    }

    @Test
    void sorted_numbers_work_too() {
        long[] ascending = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE};
        long[] descending = {Long.MAX_VALUE, 1, 0, -1, Long.MIN_VALUE};

        assertThat(QuickSelect.largest(ascending, 2)).isEqualTo(1);
        assertThat(QuickSelect.largest(descending, 5)).isEqualTo(Long.MIN_VALUE);
    }
}
