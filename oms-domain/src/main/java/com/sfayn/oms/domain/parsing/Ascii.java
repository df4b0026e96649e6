package com.sfayn.oms.domain.parsing;

/**
 * Maps the case of A to Z only. Use it for security-relevant names: roles, permissions, token types, payment methods,
 * currencies. {@link String#toUpperCase()} and {@link String#equalsIgnoreCase} also turn {@code ı} into I, {@code ſ}
 * into S and the Kelvin sign into K, so that {@code admın} would be an admin.
 */
public final class Ascii {
    private static final int BETWEEN_CASES = 'a' - 'A';

    private Ascii() {}

    /** Leaves all characters except A to Z unchanged. */
    public static String toLowerCase(String text) {
        return mapped(text, 'A', 'Z', BETWEEN_CASES);
    }

    /** Leaves all characters except a to z unchanged. */
    public static String toUpperCase(String text) {
        return mapped(text, 'a', 'z', -BETWEEN_CASES);
    }

    /** Returns whether both are equal, ignoring the case of A to Z; null equals only null. */
    public static boolean equalsIgnoreCase(String left, String right) {
        if (left == null || right == null) return left == right;
        return left.length() == right.length() && toLowerCase(left).equals(toLowerCase(right));
    }

    private static String mapped(String text, char first, char last, int distance) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            char found = characters[i];
            if (found >= first && found <= last) characters[i] = (char) (found + distance);
        }
        return new String(characters);
    }
}
