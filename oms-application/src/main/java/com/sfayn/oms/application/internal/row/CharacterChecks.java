package com.sfayn.oms.application.internal.row;

import java.util.function.IntPredicate;

/** Which characters texts hold. Every cell of a file is asked, so no pattern is made for it. */
final class CharacterChecks {
    private CharacterChecks() {}

    /** A tab, a line break or another control character; or half of a pair, which is no character at all. */
    static boolean holdsControl(String text) {
        return holds(text, Character::isISOControl);
    }

    /** What no database may be able to keep: U+0000, or half of a pair. */
    static boolean holdsUnkeepable(String text) {
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
