package com.sfayn.oms.graphql.internal.wiring;

import com.sfayn.oms.domain.parsing.Excerpt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Truncates values of the caller in messages, since responses and logs should not repeat them in full. */
public final class Truncation {
    /** Maximum characters of one value in a message. */
    public static final int LONGEST = 100;

    private static final int LONGEST_MESSAGE = 1_000;

    /** Matches long quoted strings and long words; only callers send names and values of that length. */
    private static final Pattern LONG = Pattern.compile(
            "'([^']{" + LONGEST + "})[^']+'|\"([^\"]{" + LONGEST + "})[^\"]+\"|(\\S{" + LONGEST + "})\\S+");

    private Truncation() {}

    /** Returns the value, truncated if necessary. */
    public static String shortened(String value) {
        return Excerpt.text(value);
    }

    /** Returns the message with each long value truncated. */
    public static String within(String message) {
        String cut = LONG.matcher(message).replaceAll(found -> Matcher.quoteReplacement(beginning(found)));
        return cut.length() <= LONGEST_MESSAGE ? cut : cut.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static String beginning(MatchResult found) {
        if (found.group(1) != null) return "'" + found.group(1) + "…'";
        return found.group(2) != null ? "\"" + found.group(2) + "…\"" : found.group(3) + "…";
    }
}
