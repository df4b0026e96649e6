package com.sfayn.oms.domain.address;

import com.sfayn.oms.domain.parsing.InputText;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The one spelling in which names of places are compared: without case, accents, punctuation and filling words. */
public final class PlaceName {
    /** Of Latin, Greek and Cyrillic letters; in other scripts a mark makes another letter. */
    private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036F]+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Set<String> FILLING = Set.of("the", "and");

    private PlaceName() {}

    /**
     * {@code "St. Vincent & Grenadines"} and {@code "Saint Vincent and the Grenadines"} are the same. A single word stays
     * whole: it may be a code, and {@code AND} is Andorra's, {@code ST} that of São Tomé.
     */
    public static String comparable(String name) {
        List<String> words = words(name);
        return words.size() == 1 ? words.get(0) : String.join("", meaningful(words));
    }

    /** The words of the name, all of them, without case and accents. */
    static List<String> words(String name) {
        String plain = Normalizer.normalize(InputText.folded(name), Normalizer.Form.NFKD);
        return BETWEEN_WORDS
                .splitAsStream(ACCENTS.matcher(plain).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The words without those that fill, abbreviations written out. */
    static List<String> meaningful(List<String> words) {
        return words.stream()
                .filter(word -> !FILLING.contains(word))
                .map(word -> word.equals("st") ? "saint" : word)
                .toList();
    }
}
