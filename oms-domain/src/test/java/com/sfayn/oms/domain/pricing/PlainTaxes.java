package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The taxes of {@link PlainCalculation}: Singapore's 9 %, or the shop's own rules. */
final class PlainTaxes {
    private final Shop shop;
    private final List<String> names = new ArrayList<>();
    private final List<Long> amounts = new ArrayList<>();
    private final List<Set<TaxRule>> borne = new ArrayList<>();
    private final List<TaxRule> rules = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final long[] shares;
    private long total;

    PlainTaxes(Shop shop, long[] left, long shipping) {
        this.shop = shop;
        findRules();
        for (int i = 0; i < left.length; i++) {
            BoughtLine line = shop.lines.get(i);
            add(PlainCalculation.name(line), left[i], rules.stream().filter(rule -> onLine(line, rule)));
        }
        addShipping(left, shipping);
        shares = new long[names.size()];
        List<Long> taxes = new ArrayList<>();
        for (TaxRule rule : rules) taxes.add(share(rule));
        for (int r = 0; r < rules.size(); r++) line(rules.get(r), taxes.get(r));
    }

    private void add(String name, long amount, Stream<TaxRule> bears) {
        names.add(name);
        amounts.add(amount);
        borne.add(bears.collect(Collectors.toSet()));
    }

    /** Splits the shipping into a part per set of category rules, or one part; their keys sort after every SKU. */
    private void addShipping(long[] left, long shipping) {
        Map<String, Long> worth = new TreeMap<>();
        Map<String, String> firstSkus = new TreeMap<>();
        for (int i = 0; i < left.length; i++) {
            BoughtLine line = shop.lines.get(i);
            String ids = rules.stream()
                    .filter(rule -> !rule.productCategories().isEmpty() && onShippingOf(line, rule))
                    .map(TaxRule::ruleId)
                    .collect(Collectors.joining(","));
            if (ids.isEmpty()) continue;
            worth.merge(ids, left[i], Long::sum);
            firstSkus.merge(ids, line.sku(), (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
        List<String> sets = new ArrayList<>(worth.isEmpty() ? Set.of("") : worth.keySet());
        sets.sort(Comparator.comparing(ids -> firstSkus.getOrDefault(ids, "")));
        long[] parts = Ratio.shared(
                shipping,
                sets.stream().map(ids -> Ratio.of(worth.getOrDefault(ids, 0L))).toList(),
                sets.stream().map(firstSkus::get).toList());
        if (LongStream.of(parts).sum() == 0) parts[0] = shipping;
        for (int n = 0; n < parts.length; n++) {
            List<String> ids = List.of(sets.get(n).split(","));
            add("~" + n, parts[n], rules.stream().filter(rule -> onAllShipping(rule) || ids.contains(rule.ruleId())));
        }
    }

    private void findRules() {
        boolean shipped = shop.lines.stream().anyMatch(BoughtLine::requiresShipping);
        Destination place = shipped || shop.billing == null ? shop.destination : shop.billing;
        if (place == null || !place.countryCode().equals("SG")) return;
        if (shop.taxRules.isEmpty()) {
            TaxRule general = Shop.tax("default", null, "0.09", true);
            rules.add(new TaxRule(
                    "default",
                    "SG",
                    null,
                    "GST",
                    general.rate(),
                    Window.ALWAYS,
                    true,
                    general.productCategories(),
                    true));
        }
        for (boolean ofState : new boolean[] {false, true}) {
            shop.taxRules.stream()
                    .filter(rule -> ofState == (rule.state() != null))
                    .filter(rule -> !ofState || rule.state().equalsIgnoreCase(place.state()))
                    .sorted((one, other) -> one.ruleId().compareTo(other.ruleId()))
                    .forEach(rules::add);
        }
    }

    long total() {
        return total;
    }

    long onShipping() {
        long sum = 0;
        for (int i = shop.lines.size(); i < shares.length; i++) sum += shares[i];
        return sum;
    }

    /** One part, or more if goods with different rules share it. */
    int partsOfShipping() {
        return names.size() - shop.lines.size();
    }

    long on(int line) {
        return shares[line];
    }

    List<String> lines() {
        return lines;
    }

    /** Returns every unrounded tax by name: first on each line, then on each part of the shipping. */
    Map<String, List<Ratio>> unrounded() {
        Map<String, List<Ratio>> unrounded = new TreeMap<>();
        for (TaxRule rule : rules) unrounded.put(rule.name(), unrounded(rule));
        return unrounded;
    }

    private List<Ratio> unrounded(TaxRule rule) {
        List<Ratio> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            parts.add(borne.get(i).contains(rule) ? withoutTax(i).times(rate(rule)) : Ratio.ZERO);
        }
        return parts;
    }

    private long share(TaxRule rule) {
        List<Ratio> weights = unrounded(rule);
        long tax = Ratio.sum(weights).rounded();
        long[] parts = Ratio.shared(tax, weights, names);
        for (int i = 0; i < parts.length; i++) shares[i] += parts[i];
        total += tax;
        return tax;
    }

    /** Returns the base of a rate: the amount, or its net part. */
    private Ratio withoutTax(int taker) {
        if (!shop.pricesIncludeTax) return Ratio.of(amounts.get(taker));
        Ratio onePlusRates = Ratio.of(1);
        for (TaxRule rule : borne.get(taker)) onePlusRates = onePlusRates.plus(rate(rule));
        return Ratio.of(amounts.get(taker)).by(onePlusRates);
    }

    private void line(TaxRule rule, long tax) {
        long base = 0;
        for (int i = 0; i < names.size(); i++) {
            if (borne.get(i).contains(rule))
                base += shop.pricesIncludeTax ? amounts.get(i) - shares[i] : amounts.get(i);
        }
        base = Math.max(0, base);
        if (base + tax > 0) lines.add(rule.name() + " of " + base + " is " + tax);
    }

    private boolean onLine(BoughtLine line, TaxRule rule) {
        if (!line.taxable()) return false;
        if (!rule.productCategories().isEmpty()) return names(rule, line.category());
        return rules.stream().noneMatch(other -> sameLevel(rule, other) && names(other, line.category()));
    }

    private static boolean onAllShipping(TaxRule rule) {
        return rule.appliesToShipping() && rule.productCategories().isEmpty();
    }

    private boolean onShippingOf(BoughtLine line, TaxRule rule) {
        return rule.appliesToShipping()
                && onLine(line, rule)
                && rules.stream().noneMatch(other -> sameLevel(rule, other) && onAllShipping(other));
    }

    private static boolean sameLevel(TaxRule rule, TaxRule other) {
        return (rule.state() == null) == (other.state() == null);
    }

    private static boolean names(TaxRule rule, String category) {
        return category != null && rule.productCategories().contains(category);
    }

    private static Ratio rate(TaxRule rule) {
        return Ratio.of(rule.rate().toPlainString());
    }
}
