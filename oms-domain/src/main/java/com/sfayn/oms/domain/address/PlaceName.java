package com.sfayn.oms.domain.address;

import com.sfayn.oms.domain.parsing.InputText;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Normalises names of places for comparison: without case, accents, punctuation and filler words. */
public final class PlaceName {
    /** Accents of Latin, Greek and Cyrillic letters; in other scripts a mark makes a different letter. */
    private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036F]+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Set<String> FILLING = Set.of("the", "and");

    private PlaceName() {}

    /**
     * Returns the same for {@code "St. Vincent & Grenadines"} and {@code "Saint Vincent and the Grenadines"}. A single
     * word is kept, because it may be a code: {@code AND} is Andorra, {@code ST} is São Tomé.
     */
    public static String comparable(String name) {
        List<String> words = words(name);
        return words.size() == 1 ? words.get(0) : String.join("", meaningful(words));
    }

    /** Returns all words of the name, without case and accents. */
    static List<String> words(String name) {
        String plain = Normalizer.normalize(InputText.folded(name), Normalizer.Form.NFKD);
        return BETWEEN_WORDS
                .splitAsStream(ACCENTS.matcher(plain).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Returns the words without filler words, with abbreviations expanded. */
    static List<String> meaningful(List<String> words) {
        return words.stream()
                .filter(word -> !FILLING.contains(word))
                .map(word -> word.equals("st") ? "saint" : word)
                .toList();
    }
}
