package com.sfayn.oms.server.config;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Distinguishes guessable secrets from random ones. It is an estimate: it detects repetitions, sequences and words, and
 * rates the remaining characters by the number of different characters.
 */
public final class SecretStrength {
    /** The minimum length in bytes, required by HS256. */
    public static final int SHORTEST = 32;

    /** What a good secret is, for messages. */
    public static final String HOW =
            "32 or more random bytes, e.g. from: openssl rand -base64 32, or head -c 32 /dev/urandom | base64";

    /** 32 random bytes are above this in any usual encoding; sentences of that length are below. */
    private static final double LEAST_BITS = 80;

    private static final double BITS_OF_LETTER_IN_WORD = 2;
    private static final int SHORTEST_WORD = 4;
    private static final double BITS_OF_LETTER_IN_SHORT_WORD = 3.5;
    private static final int SHORTEST_SHORT_WORD = 2;
    private static final double BITS_OF_USUAL_WORD = 6;
    private static final double BITS_OF_SEPARATOR = 1;
    private static final String SEPARATORS = "-_. :,/";
    private static final int SHORTEST_REPETITION = 3;

    /** Secrets from our own earlier documentation and from publications. */
    private static final Set<String> PUBLISHED = Set.of(
            "change-me-change-me-change-me-123",
            "your-256-bit-secret",
            "your-256-bit-secret-your-256-bit-secret",
            "a-string-secret-at-least-256-bits-long",
            "a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long",
            "your-super-secret-jwt-token-with-at-least-32-characters-long",
            "super-secret-jwt-token-with-at-least-32-characters-long",
            "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
            "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7");

    /** Words that are common in invented secrets. */
    private static final List<String> USUAL_WORDS = Stream.of(
                    "access admin application auth authentication bits bytes change character characters client default",
                    "demo development enough example generation hello here jwt keep least length local localhost long",
                    "management more only order passphrase password phrase please private prod production public random",
                    "replace secret secure security server service session sign signature signing some string super",
                    "system test testing than that this token tokens type user valid value very with world your")
            .flatMap(line -> Stream.of(line.split(" ")))
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]+|[0-9A-F]+");

    private SecretStrength() {}

    /** Returns why the secret must not be used, without showing it; empty if it is strong enough. */
    public static Optional<String> weakness(Secret secret) {
        String text = secret.reveal();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < SHORTEST) return Optional.of("it has " + bytes + " bytes");
        if (PUBLISHED.contains(text)) return Optional.of("it is a published example");
        return bits(text) < LEAST_BITS
                ? Optional.of("it can be guessed: it consists of repetitions, sequences or words")
                : Optional.empty();
    }

    private static double bits(String text) {
        double bitsOfCharacter = Math.log(text.chars().distinct().count()) / Math.log(2);
        double bits = 0;
        int at = 0;
        while (at < text.length()) {
            int predictable = Math.max(repetition(text, at), sequence(text, at));
            int usual = usualWord(text, at);
            if (predictable > 0) {
                at += predictable;
            } else if (usual > 0) {
                bits += BITS_OF_USUAL_WORD;
                at += usual;
            } else {
                bits += Math.min(bitsOfCharacter, mostBits(text, at));
                at++;
            }
        }
        return bits;
    }

    private static double mostBits(String text, int at) {
        if (SEPARATORS.indexOf(text.charAt(at)) >= 0) return BITS_OF_SEPARATOR;
        if (!isLetter(text, at) || HEXADECIMAL.matcher(text).matches()) return Double.MAX_VALUE;
        int word = wordAround(text, at);
        if (word >= SHORTEST_WORD) return BITS_OF_LETTER_IN_WORD;
        return word >= SHORTEST_SHORT_WORD ? BITS_OF_LETTER_IN_SHORT_WORD : Double.MAX_VALUE;
    }

    /** Returns the length of the common word that begins here, or 0. */
    private static int usualWord(String text, int at) {
        return USUAL_WORDS.stream()
                .filter(word -> text.regionMatches(true, at, word, 0, word.length()))
                .findFirst()
                .map(String::length)
                .orElse(0);
    }

    /** Returns how many characters from here repeat an earlier part, ignoring case. */
    private static int repetition(String text, int at) {
        int longest = 0;
        for (int from = 0; from < at; from++) {
            int length = 0;
            while (at + length < text.length() && lower(text, from + length) == lower(text, at + length)) length++;
            longest = Math.max(longest, length);
        }
        return longest >= SHORTEST_REPETITION ? longest : 0;
    }

    /** Returns how many characters from here continue the two before: equal, ascending or descending. */
    private static int sequence(String text, int at) {
        if (at < 2) return 0;
        int step = text.charAt(at - 1) - text.charAt(at - 2);
        if (Math.abs(step) > 1) return 0;
        int length = 0;
        while (at + length < text.length() && text.charAt(at + length) - text.charAt(at + length - 1) == step) length++;
        return length;
    }

    /** Returns the length of the word around this letter: {@code word}, {@code Word} or {@code WORD}. */
    private static int wordAround(String text, int at) {
        boolean upper = Character.isUpperCase(text.charAt(at));
        int first = at;
        int last = at;
        while (isLetter(text, first - 1) && Character.isUpperCase(text.charAt(first - 1)) == upper) first--;
        while (isLetter(text, last + 1) && Character.isUpperCase(text.charAt(last + 1)) == upper) last++;
        boolean capital = !upper && isLetter(text, first - 1);
        boolean before = upper && last == at && isLetter(text, last + 1);
        if (capital) return last - first + 2;
        return before ? Math.max(last - first + 1, 1 + lowerFrom(text, at + 1)) : last - first + 1;
    }

    private static int lowerFrom(String text, int from) {
        int last = from;
        while (isLetter(text, last) && !Character.isUpperCase(text.charAt(last))) last++;
        return last - from;
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
    }

    private static char lower(String text, int at) {
        return Character.toLowerCase(text.charAt(at));
    }
}
