package com.sfayn.oms.server.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;

/** Reads the header {@code Retry-After}: seconds, or a date of HTTP. */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** Returns a time from 0 to 24 hours; empty if the text has neither form. */
    static Optional<Duration> parse(String text, Instant now) {
        String value = text.strip();
        if (SECONDS.matcher(value).matches()) {
            String digits = value.replaceFirst("^0+(?=.)", "");
            return Optional.of(
                    digits.length() > MOST_DIGITS ? LONGEST : within(Duration.ofSeconds(Long.parseLong(digits))));
        }
        return Optional.ofNullable(DateUtils.parseStandardDate(value)).map(date -> within(Duration.between(now, date)));
    }

    private static Duration within(Duration wanted) {
        if (wanted.isNegative()) return Duration.ZERO;
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }
}
