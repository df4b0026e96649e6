package com.sfayn.oms.domain.reading;

/** A caller's text as a message shows it: whole if it is short, else its beginning. */
public final class Shown {
    private static final int LONGEST = 100;

    private Shown() {}

    public static String text(String given) {
        return given.length() <= LONGEST ? given : given.substring(0, LONGEST) + "…";
    }
}
