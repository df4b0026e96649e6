package com.sfayn.oms.domain.address;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one spelling in which names of places are compared: without case, accents, punctuation and filling words. */
final class PlaceName {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> FILLING = Set.of("the", "and");

    private PlaceName() {}

    /**
     * {@code "St. Vincent & Grenadines"} and {@code "Saint Vincent and the Grenadines"} are the same. A single word stays
     * whole: it may be a code, and {@code AND} is Andorra's, {@code ST} that of São Tomé.
     */
    static String comparable(String name) {
        String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> words = BETWEEN_WORDS
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() == 1) return words.get(0);
        return words.stream()
                .filter(word -> !FILLING.contains(word))
                .map(word -> word.equals("st") ? "saint" : word)
                .collect(Collectors.joining());
    }
}
