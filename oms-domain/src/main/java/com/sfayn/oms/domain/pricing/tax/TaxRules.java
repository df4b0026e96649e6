package com.sfayn.oms.domain.pricing.tax;

import com.sfayn.oms.domain.parsing.InputText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules that hold for one destination: those of the country and those of the state, each with general rules and rules
 * for some product categories. Categories are compared as {@link InputText#folded} says.
 */
public final class TaxRules {
    private final List<TaxRule> inOrder;
    private final List<Level> levels;
    private final Map<String, List<TaxRule>> byCategory = new HashMap<>();
    private final Map<String, List<TaxRule>> onShipping = new HashMap<>();

    /** A country, or a state of it: there a rule that names a line's category replaces the general ones. */
    private static final class Level {
        private final List<TaxRule> general = new ArrayList<>();
        private final Map<String, List<TaxRule>> special = new HashMap<>();

        void add(TaxRule rule) {
            if (rule.productCategories().isEmpty()) general.add(rule);
            rule.productCategories().stream()
                    .map(InputText::folded)
                    // a rule counts once, however many spellings of a category it lists
                    .distinct()
                    .forEach(category -> special.computeIfAbsent(category, name -> new ArrayList<>())
                            .add(rule));
        }

        List<TaxRule> on(String category) {
            return special.getOrDefault(category, general);
        }

        /** On the shipping a general rule that says so goes before those for categories. */
        List<TaxRule> onShippingWith(String category) {
            List<TaxRule> always = thatSaySo(general);
            return always.isEmpty() ? thatSaySo(special.getOrDefault(category, List.of())) : always;
        }

        private static List<TaxRule> thatSaySo(List<TaxRule> rules) {
            return rules.stream().filter(TaxRule::appliesToShipping).toList();
        }
    }

    public TaxRules(List<TaxRule> holding) {
        inOrder = holding.stream()
                .sorted(Comparator.comparing((TaxRule rule) -> rule.state() != null)
                        .thenComparing(TaxRule::ruleId))
                .toList();
        Level country = new Level();
        Level state = new Level();
        inOrder.forEach(rule -> (rule.state() == null ? country : state).add(rule));
        levels = List.of(country, state);
    }

    /** Those of the country before those of the state, then by id. */
    public List<TaxRule> inOrder() {
        return inOrder;
    }

    /** Those that tax a line of this category, which may be null. */
    public List<TaxRule> onCategory(String category) {
        return byCategory.computeIfAbsent(category, name -> {
            String folded = InputText.folded(name);
            return levels.stream().flatMap(level -> level.on(folded).stream()).toList();
        });
    }

    /** Those that tax the shipping whatever it goes with: the general ones that say so. */
    public List<TaxRule> onShipping() {
        return onShippingWith(null);
    }

    /**
     * Those that tax the shipping of a line of this category: of each level the general ones that say so; where none
     * does, those for the category that say so.
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
