package com.sfayn.oms.domain.pricing.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowFormTest {
    private static final ZoneId SINGAPORE = ZoneId.of("Asia/Singapore");

    private static Window window(String start, String end) {
        return WindowForm.startToEnd(start, end).read(SINGAPORE).value().orElseThrow();
    }

    private static Instant start(String start) {
        return window(start, null).from();
    }

    @Test
    void dates_are_whole_days_in_the_tenants_zone() {
        Window window = window("2026-01-01", "2026-01-31");

        assertThat(window.from()).isEqualTo("2025-12-31T16:00:00Z");
        assertThat(window.until()).isEqualTo("2026-01-31T16:00:00Z");
        assertThat(window.contains(Instant.parse("2026-01-31T15:59:59.999Z"))).isTrue();
        assertThat(window.contains(Instant.parse("2026-01-31T16:00:00Z"))).isFalse();
    }

    @Test
    void a_time_without_an_offset_is_in_the_tenants_zone_and_one_with_an_offset_is_not() {
        assertThat(start("2026-01-01T10:00")).isEqualTo("2026-01-01T02:00:00Z");
        assertThat(start("2026-01-01 10:00:30")).isEqualTo("2026-01-01T02:00:30Z");
        assertThat(start("2026-01-01 10:00:00+08")).isEqualTo("2026-01-01T02:00:00Z");
        assertThat(start("2026-01-01T10:00:00Z")).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(start("2026-01-01T10:00:00.123456+02:00")).isEqualTo("2026-01-01T08:00:00.123Z");
    }

    @Test
    void an_end_with_a_time_is_that_instant() {
        assertThat(window(null, "2026-01-31T18:00").until()).isEqualTo("2026-01-31T10:00:00Z");
    }

    @Test
    void an_absent_date_means_no_limit() {
        assertThat(window(null, " ")).isEqualTo(Window.ALWAYS);
    }

    @Test
    void a_window_may_be_one_day_or_end_on_the_last_supported_day() {
        assertThat(window("2026-01-01", "2026-01-01").contains(Instant.parse("2026-01-01T00:00:00Z")))
                .isTrue();
        assertThat(WindowForm.startToEnd(null, "9999-12-31")
                        .read(ZoneId.of("America/New_York"))
                        .value()
                        .orElseThrow()
                        .until())
                .isEqualTo("9999-12-31T23:59:59.999Z");
    }

    @Test
    void an_end_before_the_start_is_a_problem_of_the_end() {
        assertThat(WindowForm.validity("2026-02-01", "2026-01-30")
                        .read(SINGAPORE)
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("valid_until");
                    assertThat(problem.message()).contains("2026-01-30", "before", "2026-02-01");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-02-30", "31.01.2026", "2026-01-31T25:00", "0000-01-01", "+12026-01-01"})
    void an_invalid_date_is_a_problem_that_shows_the_valid_formats(String text) {
        assertThat(WindowForm.startToEnd(text, text).read(SINGAPORE).problems())
                .extracting(Problem::key)
                .containsExactly("start_date", "end_date");
        assertThat(WindowForm.startToEnd(text, null)
                        .read(SINGAPORE)
                        .problems()
                        .get(0)
                        .message())
                .contains(text, "2026-01-31");
    }
}
