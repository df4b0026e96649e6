package com.sfayn.oms.domain.parsing;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Cleans and compares strings from people and files, by the same rules everywhere.
 *
 * <p>{@link #cleaned} is the form that is stored: without invisible or blank characters at the ends and without
 * invisible ones inside. Ids of other systems (SKUs, vendor and customer ids) are compared exactly in this form. {@link
 * #folded} is the form in which strings that people type are compared: codes, categories, places, names of methods.
 */
public final class InputText {
    /** The first code point of scripts that need joiners, of emoji and of characters with variation selectors. */
    private static final int FIRST_JOINING = 0x0600;

    private static final int FIRST_NON_ASCII = 0x80;
    private static final String DOTTED_I = "i\u0307";
    private static final int BLANK_BRAILLE = 0x2800;

    private InputText() {}

    /**
     * Removes invisible and blank characters at the ends, and invisible ones inside. Joiners and variation selectors
     * stay where a script or an emoji needs them. Blanks inside stay unchanged.
     *
     * @return null for null
     */
    public static String cleaned(String given) {
        if (given == null || isClean(given)) return given;
        StringBuilder kept = new StringBuilder(given.length());
        for (int i = 0; i < given.length(); ) {
            int character = given.codePointAt(i);
            if (!isInvisible(character) || isNeeded(character, given, i, kept)) kept.appendCodePoint(character);
            i += Character.charCount(character);
        }
        int from = 0;
        int to = kept.length();
        while (from < to && isBlank(kept.charAt(from))) from++;
        while (to > from && isBlank(kept.charAt(to - 1))) to--;
        return kept.substring(from, to);
    }

    /** Like {@link #cleaned}, but returns null if nothing is left. */
    public static String cleanedOrNull(String given) {
        String text = cleaned(given);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Returns whether the string has no visible character. */
    public static boolean isBlank(String given) {
        for (int i = 0; i < given.length(); ) {
            int character = given.codePointAt(i);
            if (!isBlankOrInvisible(character)) return false;
            i += Character.charCount(character);
        }
        return true;
    }

    /**
     * Returns the form in which strings are compared: cleaned, independent of case, of the composition of accents and
     * of the width of letters (Unicode NFKC), with each run of blanks as one space. Accents count. The Turkish letters
     * {@code İ} and {@code ı} count as {@code i}, because their case mapping depends on the language.
     *
     * @return null for null
     */
    public static String folded(String given) {
        if (given == null) return null;
        String text = cleaned(given);
        if (isAscii(text)) return singleSpaced(text.toLowerCase(Locale.ROOT));
        String composed = Normalizer.normalize(withoutInvisible(text), Normalizer.Form.NFKC);
        // via upper case, so that ß becomes ss, ſ becomes s and a final ς becomes σ
        String lower =
                composed.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        String plain = lower.replace(DOTTED_I, "i").replace('ς', 'σ');
        return singleSpaced(Normalizer.normalize(plain, Normalizer.Form.NFKC)).strip();
    }

    /** Returns the folded form in capitals, as codes are shown: {@code WELCOME25}. */
    public static String foldedToCapitals(String given) {
        return given == null ? null : folded(given).toUpperCase(Locale.ROOT);
    }

    /** Removes invisible and blank characters at the ends only. */
    public static String stripped(String given) {
        int from = 0;
        int to = given.length();
        while (from < to && isBlankOrInvisible(given.codePointAt(from))) {
            from += Character.charCount(given.codePointAt(from));
        }
        while (to > from && isBlankOrInvisible(given.codePointBefore(to))) {
            to -= Character.charCount(given.codePointBefore(to));
        }
        return given.substring(from, to);
    }

    /** Returns whether two strings have the same folded form. */
    public static boolean isSame(String one, String other) {
        return one.equals(other) || folded(one).equals(folded(other));
    }

    /** Makes invisible characters visible: {@code H20[U+200B]}. Line breaks and tabs stay. */
    public static String visible(String given) {
        if (isAscii(given)) return given;
        StringBuilder shown = new StringBuilder(given.length() + 16);
        StringBuilder before = new StringBuilder();
        for (int i = 0; i < given.length(); ) {
            int character = given.codePointAt(i);
            boolean hidden = isInvisible(character) && !isNeeded(character, given, i, before);
            boolean blank = character >= FIRST_NON_ASCII && isBlank(character);
            if (hidden || blank) {
                shown.append(String.format("[U+%04X]", character));
            } else {
                shown.appendCodePoint(character);
            }
            before.appendCodePoint(character);
            i += Character.charCount(character);
        }
        return shown.toString();
    }

    /** Fast path: nearly every string needs no cleaning. */
    private static boolean isClean(String text) {
        if (text.isEmpty()) return true;
        return isAscii(text) && text.charAt(0) > ' ' && text.charAt(text.length() - 1) > ' ';
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_NON_ASCII) return false;
        }
        return true;
    }

    private static String withoutInvisible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(character -> !isInvisible(character)).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static String singleSpaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean afterBlank = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = isBlank(text.charAt(i));
            if (!blank) spaced.append(text.charAt(i));
            else if (!afterBlank) spaced.append(' ');
            afterBlank = blank;
        }
        return spaced.toString();
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == BLANK_BRAILLE;
    }

    private static boolean isBlankOrInvisible(int character) {
        return isBlank(character) || isInvisible(character);
    }

    /** Returns whether the character is a joiner between letters, or a variation selector after a character. */
    private static boolean isNeeded(int character, String given, int at, StringBuilder before) {
        if (before.isEmpty()) return false;
        int previous = before.codePointBefore(before.length());
        if (previous < FIRST_JOINING || isBlank(previous)) return false;
        if (!isJoiner(character)) return isVariationSelector(character);
        int next = at + 1 < given.length() ? given.codePointAt(at + 1) : 0;
        return next >= FIRST_JOINING && !isInvisible(next) && !isBlank(next);
    }

    private static boolean isJoiner(int character) {
        return character == 0x200C || character == 0x200D;
    }

    private static boolean isVariationSelector(int character) {
        return isIn(character, 0xFE00, 0xFE0F) // of emoji and letters
                || isIn(character, 0xE0100, 0xE01EF) // of Chinese characters
                || isIn(character, 0xE0020, 0xE007F) // of flags
                || isIn(character, 0x180B, 0x180F); // of Mongolian letters
    }

    /** Unicode's default ignorable characters. */
    private static boolean isInvisible(int character) {
        if (character < 0xAD) return false;
        return character == 0xAD // soft hyphen
                || character == 0x34F
                || character == 0x61C
                || isIn(character, 0x115F, 0x1160) // Hangul fillers
                || isIn(character, 0x17B4, 0x17B5)
                || isIn(character, 0x180B, 0x180F)
                || isIn(character, 0x200B, 0x200F) // zero width, and marks of direction
                || isIn(character, 0x202A, 0x202E)
                || isIn(character, 0x2060, 0x206F)
                || character == 0x3164
                || isIn(character, 0xFE00, 0xFE0F)
                || character == 0xFEFF // byte order mark
                || character == 0xFFA0
                || isIn(character, 0xFFF0, 0xFFFB)
                || isIn(character, 0x1BCA0, 0x1BCA3)
                || isIn(character, 0x1D173, 0x1D17A)
                || isIn(character, 0xE0000, 0xE0FFF);
    }

    private static boolean isIn(int character, int first, int last) {
        return first <= character && character <= last;
    }
}
