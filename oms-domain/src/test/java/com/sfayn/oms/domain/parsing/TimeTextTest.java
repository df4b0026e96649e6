package com.sfayn.oms.domain.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    /** The last column is the language or database that writes this format by default. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-31T10:00:00Z                         | 2026-01-31T10:00:00Z            | RFC 3339",
                "2026-01-31T10:00:00.123Z                     | 2026-01-31T10:00:00.123Z        | JavaScript toISOString",
                "2026-01-31T18:00:00+0800                     | 2026-01-31T10:00:00Z            | PHP DATE_ISO8601",
                "2026-01-31T10:00:00+0000                     | 2026-01-31T10:00:00Z            | Facebook, Jira",
                "2026-01-31T18:00:00+08:00                    | 2026-01-31T10:00:00Z            | PHP DATE_ATOM",
                "2026-01-31T18:00:00+08                       | 2026-01-31T10:00:00Z            | ISO 8601",
                "2026-01-31T10:00:00.123456+00:00             | 2026-01-31T10:00:00.123456Z     | Python isoformat",
                "2026-01-31 10:00:00.123456+00:00             | 2026-01-31T10:00:00.123456Z     | Python str",
                "2026-01-31 10:00:00 UTC                      | 2026-01-31T10:00:00Z            | Ruby, Rust",
                "2026-01-31 18:00:00 +0800                    | 2026-01-31T10:00:00Z            | Ruby, Swift",
                "2026-01-31T10:00:00.123456789Z               | 2026-01-31T10:00:00.123456789Z  | Go, Java Instant",
                "2026-01-31 10:00:00 +0000 UTC                | 2026-01-31T10:00:00Z            | Go String",
                "2026-01-31T10:00:00.1234567Z                 | 2026-01-31T10:00:00.123456700Z  | .NET O",
                "2026-01-31T10:00:00.0000000+00:00            | 2026-01-31T10:00:00Z            | .NET O",
                "2026-01-31 10:00:00+00                       | 2026-01-31T10:00:00Z            | PostgreSQL",
                "2026-01-31 15:30:00.5+05:30                  | 2026-01-31T10:00:00.500Z        | PostgreSQL",
                "2026-01-31T18:00+08:00[Asia/Singapore]       | 2026-01-31T10:00:00Z            | Java ZonedDateTime",
                "2026-01-31T10:00Z                            | 2026-01-31T10:00:00Z            | Java without seconds",
                "20260131T100000Z                             | 2026-01-31T10:00:00Z            | ISO 8601 basic",
                "20260131T100000.5+0000                       | 2026-01-31T10:00:00.500Z        | ISO 8601 basic",
                "2026/1/31 9:05 +00:00                        | 2026-01-31T09:05:00Z            | spreadsheets",
                "2026-01-31 9:05:07Z                          | 2026-01-31T09:05:07Z            | one digit of an hour",
                "2026-01-31T10:00:00,5Z                       | 2026-01-31T10:00:00.500Z        | ISO 8601",
                "2026-01-31t10:00:00z                         | 2026-01-31T10:00:00Z            | RFC 3339",
                "2026-01-31T10:00:00-00:00                    | 2026-01-31T10:00:00Z            | RFC 3339",
                "2026-01-31T10:00:00 GMT                      | 2026-01-31T10:00:00Z            | by hand",
                "2026-01-31T24:00:00Z                         | 2026-02-01T00:00:00Z            | ISO 8601",
                "2026-01-31T05:00:00−05:00                    | 2026-01-31T10:00:00Z            | ISO 8601 minus",
                "2026-01-31T18:00:00+08:00:00                 | 2026-01-31T10:00:00Z            | PostgreSQL, old times"
            })
    void a_time_with_an_offset_is_read_in_every_common_format(String given, String instant, String writtenBy) {
        assertThat(TimeText.instant(given)).as(writtenBy).contains(Instant.parse(instant));
        assertThat(TimeText.instant("\uFEFF" + given + "\u00A0")).as(writtenBy).isPresent();
    }

    @Test
    void dates_and_times_without_an_offset_are_distinguished() {
        for (String date : new String[] {"2026-01-31", "2026/1/31", "2026.01.31", "20260131", "２０２６-01-31"}) {
            assertThat(TimeText.read(date)).contains(LocalDate.of(2026, 1, 31));
        }
        for (String time : new String[] {"2026-01-31T10:00", "2026-01-31 10:00:00", "2026-01-31 10:00:00.0"}) {
            assertThat(TimeText.read(time)).contains(LocalDateTime.of(2026, 1, 31, 10, 0));
            assertThat(TimeText.instant(time)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026",
                "2026-02-30",
                "31/01/2026",
                "01/31/2026",
                "31.01.2026",
                "2026-01-31T25:00Z",
                "2026-01-31T10:60Z",
                "2026-01-31T10:00:60Z",
                "2026-01-31T10:00:00+19:00",
                "2026-01/31",
                "1899-01-01",
                "Sat, 31 Jan 2026 10:00:00 GMT",
                "1767225600",
                "2026-01-31T10Z",
                "2026-W05",
                "2026-01-31T10:00 CET",
                "2026-01-31T18:00+08:00[Europe/Berlin]",
                "2026-01-31T18:00+08:00[Mars]",
                "10:00",
                "20260230"
            })
    void invalid_and_ambiguous_times_are_not_read(String given) {
        assertThat(TimeText.read(given)).isEmpty();
    }

    @Test
    void the_hint_explains_the_ambiguity() {
        assertThat(TimeText.hint("31/01/2026")).contains("year first");
        assertThat(TimeText.hint("31.01.2026 10:00")).contains("year first");
        assertThat(TimeText.hint("1767225600000")).contains("seconds or milliseconds");
        assertThat(TimeText.hint("2026-01-31T10:00")).contains("no UTC offset");
        assertThat(TimeText.hint("now")).isEmpty();
        assertThat(TimeText.read("2".repeat(100_000))).isEmpty();
    }
}
