package com.sfayn.oms.server.cli;

import java.util.regex.Pattern;

/** Keeps what stands in a file from doing anything to a terminal but being read. */
final class TerminalText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private TerminalText() {}

    /** On one line, with a question mark for what can't be seen or would move the cursor. */
    static String text(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }
}
