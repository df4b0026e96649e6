package com.sfayn.oms.domain.parsing;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens strings from outside, since messages and logs should not repeat them in full. Never splits a surrogate pair,
 * which could not be encoded. Lengths are in UTF-16 units.
 */
public final class Excerpt {
    private static final int LONGEST = 100;
    private static final int LONGEST_MESSAGE = 1_000;

    /** Matches long quoted strings and long words; only callers send names and values of that length. */
    private static final Pattern LONG = Pattern.compile(
            "'([^']{" + LONGEST + "})[^']+'|\"([^\"]{" + LONGEST + "})[^\"]+\"|(\\S{" + LONGEST + "})\\S+");

    private Excerpt() {}

    /**
     * Returns a value as messages show it: at most 100 characters, with invisible ones shown by their code points, e.g.
     * {@code H20[U+200B]}.
     */
    public static String text(String given) {
        return given.length() <= LONGEST
                ? InputText.visible(given)
                : InputText.visible(beginning(given, LONGEST)) + "…";
    }

    /** Returns the message with each long value in it shortened, and at most 1,000 characters of it. */
    public static String within(String message) {
        return shortened(
                LONG.matcher(message).replaceAll(found -> Matcher.quoteReplacement(shortened(found))), LONGEST_MESSAGE);
    }

    /** Returns the string, or its beginning and an ellipsis if it is longer than {@code most}. */
    public static String shortened(String given, int most) {
        return given.length() <= most ? given : beginning(given, most) + "…";
    }

    /** Returns at most {@code most} UTF-16 units. */
    public static String beginning(String given, int most) {
        if (given.length() <= most) return given;
        return given.substring(0, Character.isHighSurrogate(given.charAt(most - 1)) ? most - 1 : most);
    }

    /** Returns the string, or an ellipsis and its end if it is longer than {@code most}. */
    public static String end(String given, int most) {
        if (given.length() <= most) return given;
        int from = given.length() - most + 1;
        return "…" + given.substring(Character.isLowSurrogate(given.charAt(from)) ? from + 1 : from);
    }

    private static String shortened(MatchResult found) {
        if (found.group(1) != null) return "'" + found.group(1) + "…'";
        return found.group(2) != null ? "\"" + found.group(2) + "…\"" : found.group(3) + "…";
    }
}
