package com.sfayn.oms.domain.pricing.tax;

import com.sfayn.oms.domain.parsing.InputText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tax rules for one destination: those of the country and those of the state, each with general rules and rules for
 * product categories. Categories are compared in their {@link InputText#folded} form. Not thread-safe.
 */
public final class TaxRules {
    private final List<TaxRule> inOrder;
    private final List<Level> levels;
    private final Map<String, List<TaxRule>> byCategory = new HashMap<>();
    private final Map<String, List<TaxRule>> onShipping = new HashMap<>();

    /** A country or a state. Within it, rules for a line's category replace the general ones. */
    private static final class Level {
        private final List<TaxRule> general = new ArrayList<>();
        private final Map<String, List<TaxRule>> special = new HashMap<>();

        void add(TaxRule rule) {
            if (rule.productCategories().isEmpty()) general.add(rule);
            rule.productCategories().stream()
                    .map(InputText::folded)
                    // a rule counts once, even if it lists several spellings of a category
                    .distinct()
                    .forEach(category -> special.computeIfAbsent(category, name -> new ArrayList<>())
                            .add(rule));
        }

        List<TaxRule> on(String category) {
            return special.getOrDefault(category, general);
        }

        /** For shipping, general rules take precedence over those for categories. */
        List<TaxRule> onShippingWith(String category) {
            List<TaxRule> always = forShipping(general);
            return always.isEmpty() ? forShipping(special.getOrDefault(category, List.of())) : always;
        }

        private static List<TaxRule> forShipping(List<TaxRule> rules) {
            return rules.stream().filter(TaxRule::appliesToShipping).toList();
        }
    }

    public TaxRules(List<TaxRule> rules) {
        inOrder = rules.stream()
                .sorted(Comparator.comparing((TaxRule rule) -> rule.state() != null)
                        .thenComparing(TaxRule::ruleId))
                .toList();
        Level country = new Level();
        Level state = new Level();
        inOrder.forEach(rule -> (rule.state() == null ? country : state).add(rule));
        levels = List.of(country, state);
    }

    /** Returns the rules of the country before those of the state, each by id. */
    public List<TaxRule> inOrder() {
        return inOrder;
    }

    /** Returns the rules that tax a line of the category, which may be null. */
    public List<TaxRule> onCategory(String category) {
        return byCategory.computeIfAbsent(category, name -> {
            String folded = InputText.folded(name);
            return levels.stream().flatMap(level -> level.on(folded).stream()).toList();
        });
    }

    /** Returns the general rules that apply to shipping. */
    public List<TaxRule> onShipping() {
        return onShippingWith(null);
    }

    /**
     * Returns the rules that tax the shipping of a line of this category: for the country and the state, the general
     * rules that apply to shipping or, if there are none, those for the category.
     */
    public List<TaxRule> onShippingWith(String category) {
        return onShipping.computeIfAbsent(category, name -> {
            String folded = InputText.folded(name);
            return levels.stream()
                    .flatMap(level -> level.onShippingWith(folded).stream())
                    .toList();
        });
    }
}
