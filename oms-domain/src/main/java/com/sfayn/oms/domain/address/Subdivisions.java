package com.sfayn.oms.domain.address;

import com.sfayn.oms.domain.parsing.ClosestMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the subdivisions of one country (states, provinces, cantons …) by ISO 3166-2 code or name, as people write
 * them: {@code QC}, {@code CA-QC}, {@code Quebec}, {@code Québec}, {@code Quebec (QC)}. Codes are those of ISO 3166-2
 * without the country. Names come from Unicode CLDR, in English and in the country's official languages, and from a
 * table of common aliases; for the United States, the codes of the Postal Service are included.
 */
public final class Subdivisions {
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[()\\[\\],;/|–—]+|\\s-\\s");

    /** Words that may precede or follow a name. */
    private static final Set<String> KINDS = Set.of(
            "province",
            "county",
            "provincia",
            "provincie",
            "provinz",
            "provinsi",
            "state",
            "estado",
            "etat",
            "region",
            "regione",
            "regio",
            "canton",
            "kanton",
            "cantone",
            "prefecture",
            "oblast",
            "krai",
            "governorate",
            "department",
            "departement",
            "departamento",
            "community",
            "comunidad",
            "autonomous",
            "autonoma",
            "of",
            "de",
            "del",
            "della",
            "di",
            "du",
            "da",
            "do");

    private static final Map<String, List<String[]>> LINES = lines();
    private static final Map<String, Subdivisions> READ = new ConcurrentHashMap<>();

    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private final Map<String, Set<String>> namesWithoutKind = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> shown = new LinkedHashMap<>();

    private Subdivisions(String countryCode) {
        for (String[] line : LINES.getOrDefault(countryCode, List.of())) {
            String[] codesOfIt = line[1].split("\\|");
            for (String code : codesOfIt) {
                codes.putIfAbsent(PlaceName.comparable(code), codesOfIt[0]);
                codes.putIfAbsent(PlaceName.comparable(countryCode + "-" + code), codesOfIt[0]);
            }
            if (!line[2].isEmpty()) parents.put(codesOfIt[0], line[2]);
            for (String name : PlaceTable.names(line[3])) {
                shown.putIfAbsent(codesOfIt[0], name);
                add(names, PlaceName.comparable(name), codesOfIt[0]);
                add(namesWithoutKind, withoutKind(name), codesOfIt[0]);
            }
        }
    }

    private static Map<String, List<String[]>> lines() {
        Map<String, List<String[]>> lines = new HashMap<>();
        for (String[] line : PlaceTable.lines("subdivisions.tsv")) {
            lines.computeIfAbsent(line[0], code -> new ArrayList<>()).add(line);
        }
        for (String[] line : PlaceTable.lines("subdivision-aliases.tsv")) {
            lines.get(line[0]).add(new String[] {line[0], line[1], "", line[2]});
        }
        return lines;
    }

    private static void add(Map<String, Set<String>> names, String name, String code) {
        if (!name.isEmpty())
            names.computeIfAbsent(name, added -> new TreeSet<>()).add(code);
    }

    /** @param countryCode ISO 3166-1 alpha-2 */
    public static Subdivisions of(String countryCode) {
        return READ.computeIfAbsent(countryCode, Subdivisions::new);
    }

    /** Returns whether ISO 3166-2 has no subdivisions for the country. */
    public boolean isEmpty() {
        return codes.isEmpty();
    }

    /**
     * Returns the code for a subdivision's name or code; empty if it is unknown or ambiguous. If a province and the
     * region around it have the same name, the province's code is returned.
     */
    public Optional<String> code(String nameOrCode) {
        if (nameOrCode == null) return Optional.empty();
        Set<String> meant = meant(nameOrCode);
        return meant.size() == 1 ? Optional.of(meant.iterator().next()) : Optional.empty();
    }

    /** Returns the subdivision and all subdivisions that contain it, the smallest first. */
    public List<String> around(String code) {
        List<String> around = new ArrayList<>();
        for (String each = code; each != null && !around.contains(each); each = parents.get(each)) around.add(each);
        return around;
    }

    /** Returns the English name for the code, or the code if there is none. */
    public String name(String code) {
        return shown.getOrDefault(code, code);
    }

    /** Returns why {@link #code} is empty, as the rest of a sentence that begins with the input. */
    public String whyNone(String found, String what) {
        Set<String> meant = meant(found);
        if (meant.size() > 1) {
            return "could be "
                    + meant.stream().map(code -> name(code) + " (" + code + ")").collect(Collectors.joining(" or "))
                    + "; specify which one";
        }
        return "is not a known " + what
                + ClosestMatch.near(found, shown.values())
                        .map(name -> "; the nearest is " + name)
                        .orElse("");
    }

    private Set<String> meant(String given) {
        Set<String> named = named(given);
        return named.isEmpty() ? byAllParts(given) : named;
    }

    private Set<String> named(String given) {
        String name = PlaceName.comparable(given);
        if (name.isEmpty()) return Set.of();
        String code = codes.get(name);
        if (code != null) return Set.of(code);
        Set<String> exact = names.getOrDefault(name, Set.of());
        if (!exact.isEmpty() && hasKind(given)) return smallest(exact);
        // "Minsk" is the city, but people also use it for the region around it, which does not contain the city
        Set<String> meant = new TreeSet<>(exact);
        meant.addAll(namesWithoutKind.getOrDefault(withoutKind(given), Set.of()));
        return smallest(meant);
    }

    /** {@code Quebec (QC)}: all parts must refer to the same subdivision. */
    private Set<String> byAllParts(String given) {
        Set<String> common = null;
        for (String part : BETWEEN_NAMES.split(given)) {
            if (PlaceName.comparable(part).isEmpty()) continue;
            Set<String> named = new TreeSet<>(named(part));
            if (common != null) named.retainAll(common);
            if (named.isEmpty()) return Set.of();
            common = named;
        }
        return common == null ? Set.of() : common;
    }

    private Set<String> smallest(Set<String> meant) {
        if (meant.size() < 2) return meant;
        Set<String> smallest = new LinkedHashSet<>(meant);
        for (String each : meant) {
            List<String> around = around(each);
            smallest.removeAll(around.subList(1, around.size()));
        }
        if (smallest.size() == 1) return smallest;
        for (String each : meant) {
            if (smallest.stream().allMatch(part -> around(part).contains(each))) return Set.of(each);
        }
        return smallest;
    }

    static boolean hasKind(String name) {
        return PlaceName.words(name).stream().anyMatch(KINDS::contains);
    }

    static String withoutKind(String name) {
        Collection<String> words = PlaceName.meaningful(PlaceName.words(name)).stream()
                .filter(word -> !KINDS.contains(word))
                .toList();
        return String.join("", words);
    }
}
