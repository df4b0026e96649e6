package com.sfayn.oms.server.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Tells secrets that can be guessed from those that a machine made. An estimate: it knows repetitions, sequences and
 * words, and counts the rest by how many different characters there are.
 */
public final class SecretStrength {
    /** Shortest secret, in bytes: what HS256 needs. */
    public static final int SHORTEST = 32;

    /** How to make a good one. */
    public static final String HOW =
            "32 bytes or more that a machine made, e.g. of: openssl rand -base64 32, or head -c 32 /dev/urandom | base64";

    /** What 32 random hexadecimal digits are always above, and sentences of that length below. */
    private static final double LEAST_BITS = 80;

    private static final double BITS_OF_LETTER_IN_WORD = 2;
    private static final int SHORTEST_WORD = 4;
    private static final int SHORTEST_REPETITION = 3;

    /** Once printed in our own documents, and what is published elsewhere. */
    private static final Set<String> PUBLISHED = Set.of(
            "change-me-change-me-change-me-123", "your-256-bit-secret", "your-256-bit-secret-your-256-bit-secret");

    private SecretStrength() {}

    /** Why the secret must not be used, without showing it; empty for one that is good enough. */
    public static Optional<String> weakness(Secret secret) {
        String text = secret.reveal();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < SHORTEST) return Optional.of("it has " + bytes + " bytes");
        if (PUBLISHED.contains(text)) return Optional.of("it is published, so that everybody knows it");
        return bits(text) < LEAST_BITS
                ? Optional.of("it can be guessed: it repeats itself, counts up or consists of words")
                : Optional.empty();
    }

    private static double bits(String text) {
        double bitsOfCharacter = Math.log(text.chars().distinct().count()) / Math.log(2);
        double bits = 0;
        int at = 0;
        while (at < text.length()) {
            int foreseen = Math.max(repetition(text, at), sequence(text, at));
            if (foreseen > 0) {
                at += foreseen;
            } else {
                bits += isInWord(text, at) ? Math.min(bitsOfCharacter, BITS_OF_LETTER_IN_WORD) : bitsOfCharacter;
                at++;
            }
        }
        return bits;
    }

    /** How many characters from here on have stood before, in any case of letters. */
    private static int repetition(String text, int at) {
        int longest = 0;
        for (int from = 0; from < at; from++) {
            int length = 0;
            while (at + length < text.length() && lower(text, from + length) == lower(text, at + length)) length++;
            longest = Math.max(longest, length);
        }
        return longest >= SHORTEST_REPETITION ? longest : 0;
    }

    /** How many characters from here on go on as the two before: the same again, or counting up or down. */
    private static int sequence(String text, int at) {
        if (at < 2) return 0;
        int step = text.charAt(at - 1) - text.charAt(at - 2);
        if (Math.abs(step) > 1) return 0;
        int length = 0;
        while (at + length < text.length() && text.charAt(at + length) - text.charAt(at + length - 1) == step) length++;
        return length;
    }

    private static boolean isInWord(String text, int at) {
        if (!isLetter(text, at)) return false;
        boolean upper = Character.isUpperCase(text.charAt(at));
        int first = at;
        int last = at;
        while (isLetter(text, first - 1) && Character.isUpperCase(text.charAt(first - 1)) == upper) first--;
        while (isLetter(text, last + 1) && Character.isUpperCase(text.charAt(last + 1)) == upper) last++;
        return last - first + 1 >= SHORTEST_WORD;
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
    }

    private static char lower(String text, int at) {
        return Character.toLowerCase(text.charAt(at));
    }
}
