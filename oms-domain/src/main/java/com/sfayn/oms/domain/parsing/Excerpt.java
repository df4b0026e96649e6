package com.sfayn.oms.domain.parsing;

/**
 * A caller's text as a message shows it: whole if it is short, else its beginning. Characters that nobody can see are
 * shown by their numbers, e.g. {@code H20[U+200B]}.
 */
public final class Excerpt {
    private static final int LONGEST = 100;

    private Excerpt() {}

    public static String text(String given) {
        return given.length() <= LONGEST
                ? InputText.visible(given)
                : InputText.visible(beginning(given, LONGEST)) + "…";
    }

    /** At most so many of its characters (UTF-16 units), never half of one: what is cut in two can't be sent. */
    public static String beginning(String given, int most) {
        if (given.length() <= most) return given;
        return given.substring(0, Character.isHighSurrogate(given.charAt(most - 1)) ? most - 1 : most);
    }
}
