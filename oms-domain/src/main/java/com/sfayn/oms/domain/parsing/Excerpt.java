package com.sfayn.oms.domain.parsing;

/**
 * Shortens strings from outside for messages. Invisible characters are shown by their code points, e.g.
 * {@code H20[U+200B]}.
 */
public final class Excerpt {
    private static final int LONGEST = 100;

    private Excerpt() {}

    public static String text(String given) {
        return given.length() <= LONGEST
                ? InputText.visible(given)
                : InputText.visible(beginning(given, LONGEST)) + "…";
    }

    /** Returns at most {@code most} UTF-16 units, without splitting a surrogate pair, which could not be encoded. */
    public static String beginning(String given, int most) {
        if (given.length() <= most) return given;
        return given.substring(0, Character.isHighSurrogate(given.charAt(most - 1)) ? most - 1 : most);
    }
}
