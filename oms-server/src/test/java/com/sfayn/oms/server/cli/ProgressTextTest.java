package com.sfayn.oms.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTextTest {
    private final ProgressText text = new ProgressText("products.csv", 200_000_000);

    @Test
    void a_bar_shows_rows_rate_percentage_and_time_left() {
        assertThat(text.bar(50_000_000, 250_000, 10_000))
                .isEqualTo("products.csv [#####---------------] 25 %, 250,000 rows, 25,000 rows/s, 30 s left");
        assertThat(text.bar(0, 0, 0)).isEqualTo("products.csv [--------------------] 0 %, 0 rows, 0 rows/s");
    }

    @Test
    void a_line_shows_the_same_and_finally_that_rows_are_being_written() {
        assertThat(text.line(1_000_000, 5_000, 1_000))
                .isEqualTo("products.csv: 0 %, 5,000 rows, 5,000 rows/s, 3 min 19 s left");
        assertThat(text.line(200_000_000, 1_000_000, 75_000))
                .isEqualTo("products.csv: 1,000,000 rows read, writing (1 min 15 s)");
    }

    @Test
    void a_bar_fits_on_a_line_for_any_file_name() {
        ProgressText longName = new ProgressText("x".repeat(300) + ".csv", 2_000_000_000);

        assertThat(longName.bar(1_999_999_999, 12_000_000, 3_000_000))
                .hasSizeLessThan(100)
                .startsWith("…xxxx");
        assertThat(new ProgressText("empty.csv", 0).bar(0, 0, 1)).contains("[####################]");
    }
}
