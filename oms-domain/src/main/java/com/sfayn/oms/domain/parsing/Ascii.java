package com.sfayn.oms.domain.parsing;

/**
 * Maps the case of A to Z and of no other letter. For names that decide who somebody is or what is trusted: roles,
 * permissions, kinds of tokens, payment methods, currencies. {@link String#toUpperCase()} and
 * {@link String#equalsIgnoreCase} also turn {@code ı} into I, {@code ſ} into S and the Kelvin sign into K, so that
 * {@code admın} would be an admin.
 */
public final class Ascii {
    private static final int BETWEEN_CASES = 'a' - 'A';

    private Ascii() {}

    /** Every other character stays as it is. */
    public static String toLowerCase(String text) {
        return mapped(text, 'A', 'Z', BETWEEN_CASES);
    }

    /** Every other character stays as it is. */
    public static String toUpperCase(String text) {
        return mapped(text, 'a', 'z', -BETWEEN_CASES);
    }

    /** Whether both are the same but for the case of A to Z; null is only the same as null. */
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
