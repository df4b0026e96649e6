package com.sfayn.oms.domain.address;

import com.sfayn.oms.domain.parsing.ClosestMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds countries of ISO 3166-1, and Kosovo (XK), by alpha-2 code, alpha-3 code or name, as people and shops write
 * them: in any case, with or without accents and punctuation, in any word order, with a code or another name added
 * ({@code United Kingdom (UK)}), with the form of state ({@code Republic of Cameroon}).
 *
 * <p>Names come from Unicode CLDR, in English and in the country's official languages, from a table of common aliases
 * and from the JDK. Ambiguous names ({@code Congo}) are not resolved.
 */
public final class Countries {
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[()\\[\\],;/|–—]+|\\s-\\s");

    /** Words that may precede or follow the name of nearly every country. */
    private static final Set<String> KINDS = Set.of(
            "republic",
            "kingdom",
            "commonwealth",
            "principality",
            "duchy",
            "sultanate",
            "federation",
            "union",
            "emirate");

    private static final Set<String> KIND_ATTRIBUTES = Set.of(
            "federal",
            "federative",
            "democratic",
            "people",
            "peoples",
            "s",
            "socialist",
            "islamic",
            "arab",
            "grand",
            "hashemite",
            "plurinational",
            "bolivarian",
            "independent",
            "sovereign",
            "co",
            "operative",
            "cooperative");

    private static final Map<String, String> CODES = new TreeMap<>();
    private static final Map<String, Set<String>> NAMES = new TreeMap<>();
    private static final Map<String, String> SHOWN = new TreeMap<>();
    private static final List<String> ENGLISH;

    static {
        Set<String> english = new LinkedHashSet<>();
        for (String[] line : PlaceTable.lines("countries.tsv")) {
            String[] names = PlaceTable.names(line[2]);
            CODES.put(PlaceName.comparable(line[0]), line[0]);
            CODES.put(PlaceName.comparable(line[1]), line[0]);
            SHOWN.put(line[0], names[0]);
            english.add(names[0]);
            for (String name : names) add(name, Set.of(line[0]));
        }
        for (String[] line : PlaceTable.lines("country-aliases.tsv")) {
            Set<String> codes = new TreeSet<>(List.of(line[0].split(",")));
            String[] others = PlaceTable.names(line[2]);
            if (codes.size() == 1) SHOWN.put(line[0], line[1]);
            english.add(line[1]);
            english.addAll(List.of(others));
            add(line[1], codes);
            for (String name : others) add(name, codes);
        }
        for (String code : Locale.getISOCountries()) addFromJdk(code);
        ENGLISH = List.copyOf(english);
    }

    private Countries() {}

    private static void add(String name, Set<String> codes) {
        List<String> words = words(name);
        NAMES.merge(joined(words), codes, Countries::both);
        NAMES.merge(inAnyOrder(words), codes, Countries::both);
    }

    /** Adds names of newer JDK releases; the tables of this module take precedence. */
    private static void addFromJdk(String code) {
        String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
        if (SHOWN.containsKey(code) && !name.equals(code) && named(words(name)).isEmpty()) add(name, Set.of(code));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return Collections.unmodifiableSet(both);
    }

    /** Returns the ISO 3166-1 alpha-2 code for a country's name or code; empty if it is unknown or ambiguous. */
    public static Optional<String> code(String nameOrCode) {
        if (nameOrCode == null) return Optional.empty();
        Set<String> meant = meant(nameOrCode);
        return meant.size() == 1 ? Optional.of(meant.iterator().next()) : Optional.empty();
    }

    /** Returns the English name for the alpha-2 code, for messages. */
    public static String name(String code) {
        return SHOWN.getOrDefault(code, code);
    }

    /** Returns why {@link #code} is empty, as the rest of a sentence that begins with the input. */
    public static String whyNone(String found) {
        Set<String> meant = meant(found);
        if (meant.size() > 1) {
            return "could be " + meant.stream().map(SHOWN::get).collect(Collectors.joining(" or "))
                    + "; specify which one";
        }
        return "is not a known country"
                + nearest(found).map(name -> "; the nearest is " + name).orElse("");
    }

    /** Returns the English name of the country with the most similar name, if any is similar enough. */
    public static Optional<String> nearest(String found) {
        return ClosestMatch.near(found, ENGLISH).flatMap(Countries::code).map(SHOWN::get);
    }

    /** Returns the names of several countries, in comparable form. */
    static List<String> ambiguous() {
        return NAMES.entrySet().stream()
                .filter(name -> name.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the codes of all countries that the name may refer to. */
    private static Set<String> meant(String given) {
        List<String> words = words(given);
        Set<String> named = named(words);
        if (named.isEmpty()) named = byAllParts(given);
        return named.isEmpty() ? withoutKind(words) : named;
    }

    private static Set<String> named(List<String> words) {
        if (words.isEmpty()) return Set.of();
        String code = words.size() == 1 ? CODES.get(words.get(0)) : null;
        if (code != null) return Set.of(code);
        Set<String> inOrder = NAMES.get(joined(words));
        return inOrder != null ? inOrder : NAMES.getOrDefault(inAnyOrder(words), Set.of());
    }

    /** {@code United Kingdom (UK)}, {@code DE - Germany}: all parts must refer to the same country. */
    private static Set<String> byAllParts(String given) {
        Set<String> common = null;
        for (String part : BETWEEN_NAMES.split(given)) {
            List<String> words = words(part);
            if (words.isEmpty()) continue;
            Set<String> named = new TreeSet<>(named(words));
            if (common != null) named.retainAll(common);
            if (named.isEmpty()) return Set.of();
            common = named;
        }
        return common == null ? Set.of() : common;
    }

    private static Set<String> withoutKind(List<String> words) {
        if (Collections.disjoint(words, KINDS)) return Set.of();
        List<String> rest = words.stream()
                .filter(word -> !KINDS.contains(word) && !KIND_ATTRIBUTES.contains(word) && !word.equals("of"))
                .toList();
        return rest.isEmpty() ? Set.of() : NAMES.getOrDefault(inAnyOrder(rest), Set.of());
    }

    /** Returns the significant words: abbreviations are expanded, the letters of {@code U. S. A.} are joined. */
    private static List<String> words(String name) {
        List<String> words = PlaceName.words(name);
        if (words.size() == 1) return words;
        List<String> merged = new ArrayList<>();
        boolean afterLetter = false;
        for (String word : PlaceName.meaningful(words)) {
            boolean letter = word.length() == 1 && !word.equals("d") && !word.equals("s");
            boolean more = word.length() == 1 && afterLetter;
            if (more) merged.set(merged.size() - 1, merged.get(merged.size() - 1) + word);
            else merged.add(expanded(word));
            afterLetter = more || letter;
        }
        return merged;
    }

    private static String expanded(String word) {
        return switch (word) {
            case "rep" -> "republic";
            case "dem" -> "democratic";
            case "is", "isl" -> "islands";
            default -> word;
        };
    }

    private static String joined(Collection<String> words) {
        return String.join("", words);
    }

    private static String inAnyOrder(List<String> words) {
        return words.stream().filter(word -> !word.equals("of")).sorted().collect(Collectors.joining(" "));
    }
}
