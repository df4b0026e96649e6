package com.sfayn.oms.domain.pricing.condition;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import com.sfayn.oms.domain.parsing.TimeText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A window as its source writes it: two dates or times as {@link TimeText} reads them; null or blank means no limit.
 * Dates, and times without an offset, are in the tenant's zone. A date as the end includes the whole day.
 *
 * @param fromKey field name of {@code from}, for messages
 * @param untilKey field name of {@code until}, for messages
 */
public record WindowForm(String fromKey, String from, String untilKey, String until) {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** Returns the form for an offer or coupon. */
    public static WindowForm startToEnd(String startDate, String endDate) {
        return new WindowForm("start_date", startDate, "end_date", endDate);
    }

    /** Returns the form for a tax rule. */
    public static WindowForm validity(String validFrom, String validUntil) {
        return new WindowForm("valid_from", validFrom, "valid_until", validUntil);
    }

    /** Returns the window, to the millisecond, or the problems with the field names as keys. */
    public Parsed<Window> read(ZoneId zone) {
        List<Problem> problems = new ArrayList<>();
        Instant start = instant(fromKey, from, zone, 0, problems);
        Instant end = instant(untilKey, until, zone, 1, problems);
        if (problems.isEmpty() && start != null && end != null && end.isBefore(start)) {
            problems.add(new Problem(
                    untilKey,
                    until,
                    untilKey + " " + InputText.cleaned(until) + " is before " + fromKey + " " + InputText.cleaned(from)
                            + "; it must not be earlier."));
        }
        return problems.isEmpty() ? Parsed.of(new Window(start, end)) : Parsed.failed(problems);
    }

    private static Instant instant(String key, String given, ZoneId zone, int daysAfterDate, List<Problem> problems) {
        if (given == null || InputText.isBlank(given)) return null;
        Optional<Instant> instant = TimeText.read(given).map(found -> kept(instant(found, zone, daysAfterDate)));
        if (instant.isEmpty()) problems.add(notATime(key, given));
        return instant.orElse(null);
    }

    private static Instant instant(Temporal found, ZoneId zone, int daysAfterDate) {
        if (found instanceof OffsetDateTime time) return time.toInstant();
        if (found instanceof LocalDateTime time) return time.atZone(zone).toInstant();
        return LocalDate.from(found).plusDays(daysAfterDate).atStartOfDay(zone).toInstant();
    }

    private static Instant kept(Instant exact) {
        Instant instant = exact.truncatedTo(ChronoUnit.MILLIS);
        return instant.isAfter(LAST) ? LAST : instant;
    }

    private static Problem notATime(String key, String given) {
        return new Problem(
                key,
                given,
                key + " is \"" + Excerpt.text(InputText.stripped(given))
                        + "\"; it must be a date such as 2026-01-31, or a time such as"
                        + " 2026-01-31T18:00 or 2026-01-31T18:00:00+08:00, in the years " + FIRST_YEAR + " to "
                        + LAST_YEAR + "." + TimeText.hint(given));
    }
}
