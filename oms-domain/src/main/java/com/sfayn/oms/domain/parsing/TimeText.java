package com.sfayn.oms.domain.parsing;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates and times from all inputs: ISO 8601 and the variants that languages and databases write by default: a
 * space for the T, {@code +0800} and {@code +08}, {@code UTC}, a decimal comma, 1 to 9 digits of a second or no
 * seconds, one digit of an hour, a zone in brackets after the offset, the form without separators. The year must come
 * first, because otherwise day and month could be confused.
 */
public final class TimeText {
    /** Describes an instant in messages, see {@link #instant}. */
    public static final String INSTANT =
            "a time with an offset, such as 2026-01-31T18:00:00Z or 2026-01-31T18:00:00+08:00";

    private static final String DATE = "(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})";
    private static final String COMPACT_DATE = "(\\d{4})(\\d{2})(\\d{2})";
    private static final String FRACTION = "(?:[.,](\\d{1,9}))?";
    private static final String OFFSET =
            "(?:\\s*(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)(?: (?:UTC|GMT))?(?:\\[([^\\]]+)])?)?";
    private static final Pattern FORM = Pattern.compile(
            DATE + "(?:(?:T|\\s+)(\\d{1,2}):(\\d{2})(?::(\\d{2})" + FRACTION + ")?" + OFFSET + ")?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPACT_FORM = Pattern.compile(
            COMPACT_DATE + "(?:T(\\d{2})(\\d{2})(?:(\\d{2})" + FRACTION + ")?" + OFFSET + ")?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY_FIRST = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}(\\D.*)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{9,}(\\.\\d+)?");
    private static final int FIRST_YEAR = 1900;
    private static final int LONGEST = 100;
    private static final int DIGITS_OF_NANOS = 9;

    private TimeText() {}

    /** Returns a LocalDate, an OffsetDateTime or a LocalDateTime (no offset); empty for anything else. */
    public static Optional<Temporal> read(String given) {
        if (given.length() > LONGEST) return Optional.empty();
        String text = Normalizer.normalize(InputText.cleaned(given), Normalizer.Form.NFKC)
                .replace('−', '-');
        try {
            Matcher form = FORM.matcher(text);
            if (form.matches()) return Optional.of(read(form, 3, 4, 5));
            Matcher compact = COMPACT_FORM.matcher(text);
            return compact.matches() ? Optional.of(read(compact, 2, 3, 4)) : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** Returns a time with an offset as an instant; empty for anything else. */
    public static Optional<Instant> instant(String given) {
        return read(given).filter(OffsetDateTime.class::isInstance).map(time -> ((OffsetDateTime) time).toInstant());
    }

    /** Returns an explanation for a string that is not a time, as a sentence after a space; empty string if none. */
    public static String hint(String given) {
        String text = InputText.cleaned(Excerpt.beginning(given, LONGEST));
        if (DAY_FIRST.matcher(text).matches()) {
            return " Write the year first: day and month could be confused.";
        }
        if (NUMBER.matcher(text).matches()) {
            return " A number is ambiguous: seconds or milliseconds.";
        }
        boolean local =
                read(text).filter(time -> !(time instanceof OffsetDateTime)).isPresent();
        return local ? " It has no UTC offset, so it is ambiguous." : "";
    }

    private static Temporal read(Matcher form, int month, int day, int hour) {
        LocalDate date = LocalDate.of(number(form.group(1)), number(form.group(month)), number(form.group(day)));
        if (date.getYear() < FIRST_YEAR)
            throw new DateTimeException("Years before " + FIRST_YEAR + " are not supported: " + date);
        if (form.group(hour) == null) return date;
        LocalDateTime time = time(date, form, hour);
        String offset = form.group(hour + 4);
        return offset == null ? time : zoned(time.atOffset(offset(offset)), form.group(hour + 5));
    }

    /** Accepts 24:00 as the end of the day. */
    private static LocalDateTime time(LocalDate date, Matcher form, int hour) {
        int hours = number(form.group(hour));
        int minutes = number(form.group(hour + 1));
        int seconds = form.group(hour + 2) == null ? 0 : number(form.group(hour + 2));
        String fraction = form.group(hour + 3);
        int nanos = fraction == null ? 0 : number(fraction + "0".repeat(DIGITS_OF_NANOS - fraction.length()));
        boolean end = hours == 24 && minutes == 0 && seconds == 0 && nanos == 0;
        return end
                ? date.plusDays(1).atStartOfDay()
                : LocalDateTime.of(date, LocalTime.of(hours, minutes, seconds, nanos));
    }

    private static ZoneOffset offset(String text) {
        if (!text.startsWith("+") && !text.startsWith("-")) return ZoneOffset.UTC;
        String digits = text.substring(1).replace(":", "");
        int sign = text.startsWith("-") ? -1 : 1;
        int hours = number(digits.substring(0, 2));
        int minutes = digits.length() < 4 ? 0 : number(digits.substring(2, 4));
        int seconds = digits.length() < 6 ? 0 : number(digits.substring(4, 6));
        return ZoneOffset.ofHoursMinutesSeconds(sign * hours, sign * minutes, sign * seconds);
    }

    /** Checks that the zone agrees with the offset; it adds no information. */
    private static OffsetDateTime zoned(OffsetDateTime time, String zone) {
        if (zone == null) return time;
        boolean same = ZoneId.of(zone).getRules().isValidOffset(time.toLocalDateTime(), time.getOffset());
        if (!same) throw new DateTimeException(zone + " is not at " + time.getOffset() + " then.");
        return time;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
