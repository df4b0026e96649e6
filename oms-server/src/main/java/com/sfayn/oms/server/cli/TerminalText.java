package com.sfayn.oms.server.cli;

import java.util.regex.Pattern;

/** Makes strings from files safe to print on a terminal. */
final class TerminalText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private TerminalText() {}

    /** Replaces control characters, invisible characters and line breaks by question marks. */
    static String text(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }
}
