package com.sfayn.oms.application.internal.row;

import java.util.function.IntPredicate;

/** Checks the characters of strings. Runs for every cell of a file, so it avoids regular expressions. */
final class CharacterChecks {
    private CharacterChecks() {}

    /** Finds control characters, such as tabs and line breaks, and unpaired surrogates. */
    static boolean holdsControl(String text) {
        return holds(text, Character::isISOControl);
    }

    /** Finds characters that a database may not be able to store: U+0000 and unpaired surrogates. */
    static boolean holdsUnstorable(String text) {
        return holds(text, character -> character == 0);
    }

    private static boolean holds(String text, IntPredicate wrong) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (wrong.test(character)) return true;
            if (!Character.isSurrogate(character)) continue;
            if (Character.charCount(text.codePointAt(i)) == 1) return true;
            i++;
        }
        return false;
    }
}
