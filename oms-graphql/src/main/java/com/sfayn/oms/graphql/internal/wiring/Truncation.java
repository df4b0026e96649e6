package com.sfayn.oms.graphql.internal.wiring;

import com.sfayn.oms.domain.parsing.Excerpt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what a caller sent from coming back at full length: in an answer, and in the logs that keep answers. */
public final class Truncation {
    /** Most characters of one value that are given back. */
    public static final int LONGEST = 100;

    private static final int LONGEST_MESSAGE = 1_000;

    /** Only callers send names and values that long: a quoted text, or a word. */
    private static final Pattern LONG = Pattern.compile(
            "'([^']{" + LONGEST + "})[^']+'|\"([^\"]{" + LONGEST + "})[^\"]+\"|(\\S{" + LONGEST + "})\\S+");

    private Truncation() {}

    /** The value, or its beginning. */
    public static String shortened(String value) {
        return Excerpt.text(value);
    }

    /** The message, with each long value in it cut. */
    public static String within(String message) {
        String cut = LONG.matcher(message).replaceAll(found -> Matcher.quoteReplacement(beginning(found)));
        return cut.length() <= LONGEST_MESSAGE ? cut : cut.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static String beginning(MatchResult found) {
        if (found.group(1) != null) return "'" + found.group(1) + "…'";
        return found.group(2) != null ? "\"" + found.group(2) + "…\"" : found.group(3) + "…";
    }
}
