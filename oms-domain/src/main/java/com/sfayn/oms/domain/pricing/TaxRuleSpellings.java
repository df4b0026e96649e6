package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Countries;
import com.sfayn.oms.domain.address.Subdivisions;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds tax rules that were probably entered twice with different spellings of a state ({@code QC}, {@code Quebec}) or
 * a category ({@code Food}, {@code food}). Since spellings do not matter, both rules apply and their rates add up. This
 * may be intended, so it is a warning, not an error. Only a limited number of rules is compared.
 */
public final class TaxRuleSpellings {
    private static final int MOST_COMPARED = 1_000;
    private static final int MOST_WARNINGS = 100;

    private record Spelled(TaxRule rule, String state) {}

    private final List<Spelled> rules = new ArrayList<>();

    /**
     * Adds a rule to the comparison if it is active.
     *
     * @param state spelling from the input, or null
     */
    public void add(TaxRule rule, String state) {
        if (rule.active() && rules.size() < MOST_COMPARED) rules.add(new Spelled(rule, state));
    }

    /** Returns a warning for each pair of rules that both apply but have different spellings. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            for (int j = i + 1; j < rules.size() && warnings.size() < MOST_WARNINGS; j++) {
                warning(rules.get(i), rules.get(j)).ifPresent(warnings::add);
            }
        }
        return warnings;
    }

    private static Optional<String> warning(Spelled one, Spelled other) {
        if (!overlap(one.rule(), other.rule())) return Optional.empty();
        return states(one, other)
                .or(() -> categories(one.rule(), other.rule()))
                .map(spellings -> "Tax rules " + Excerpt.text(one.rule().ruleId()) + " and "
                        + Excerpt.text(other.rule().ruleId()) + " both apply in " + place(one.rule())
                        + ", and their rates add up: " + spellings
                        + ". If one is enough, deactivate the other.");
    }

    /** Returns whether both apply at some time; both must be general, or share a category. */
    private static boolean overlap(TaxRule one, TaxRule other) {
        if (!one.countryCode().equals(other.countryCode()) || !isSameState(one.state(), other.state())) return false;
        if (!one.window().overlaps(other.window())) return false;
        if (one.productCategories().isEmpty() || other.productCategories().isEmpty()) {
            return one.productCategories().equals(other.productCategories());
        }
        return !Collections.disjoint(
                folded(one.productCategories()).keySet(),
                folded(other.productCategories()).keySet());
    }

    private static boolean isSameState(String one, String other) {
        return one == null || other == null ? one == other : InputText.isSame(one, other);
    }

    private static Optional<String> states(Spelled one, Spelled other) {
        if (one.state() == null || other.state() == null) return Optional.empty();
        return Ascii.toLowerCase(one.state()).equals(Ascii.toLowerCase(other.state()))
                ? Optional.empty()
                : Optional.of(both("state", one.state(), other.state()));
    }

    private static Optional<String> categories(TaxRule one, TaxRule other) {
        Map<String, Set<String>> others = folded(other.productCategories());
        return folded(one.productCategories()).entrySet().stream()
                .filter(category -> others.containsKey(category.getKey()))
                .filter(category -> Collections.disjoint(category.getValue(), others.get(category.getKey())))
                .findFirst()
                .map(category -> both(
                        "category",
                        category.getValue().iterator().next(),
                        others.get(category.getKey()).iterator().next()));
    }

    private static Map<String, Set<String>> folded(Set<String> categories) {
        Map<String, Set<String>> spellings = new HashMap<>();
        for (String category : categories) {
            spellings
                    .computeIfAbsent(InputText.folded(category), name -> new HashSet<>())
                    .add(category);
        }
        return spellings;
    }

    private static String both(String what, String one, String other) {
        return "\"" + Excerpt.text(one) + "\" and \"" + Excerpt.text(other) + "\" are the same " + what;
    }

    private static String place(TaxRule rule) {
        String country = Countries.name(rule.countryCode());
        return rule.state() == null
                ? country
                : Subdivisions.of(rule.countryCode()).name(rule.state()) + ", " + country;
    }
}
