package com.sfayn.oms.domain.pricing;

import java.util.ArrayList;
import java.util.List;

/** The taxes of {@link PlainCalculation}: Singapore's 9 %, or the shop's own rules. */
final class PlainTaxes {
    private final Shop shop;
    private final long[] amounts;
    private final long[] shares;
    private final List<String> names = new ArrayList<>();
    private final List<TaxRule> rules = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private long total;

    PlainTaxes(Shop shop, long[] left, long shipping) {
        this.shop = shop;
        this.amounts = new long[left.length + 1];
        this.shares = new long[left.length + 1];
        System.arraycopy(left, 0, amounts, 0, left.length);
        amounts[left.length] = shipping;
        shop.lines.forEach(line -> names.add(line.sku()));
        names.add("~ after every SKU");
        if (shop.destination == null) return;
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
                    .filter(rule -> !ofState || rule.state().equalsIgnoreCase(shop.destination.state()))
                    .sorted((one, other) -> one.ruleId().compareTo(other.ruleId()))
                    .forEach(rules::add);
        }
        List<Long> taxes = new ArrayList<>();
        for (TaxRule rule : rules) taxes.add(share(rule));
        for (int r = 0; r < rules.size(); r++) line(rules.get(r), taxes.get(r));
    }

    long total() {
        return total;
    }

    long onShipping() {
        return shares[shares.length - 1];
    }

    long on(int line) {
        return shares[line];
    }

    List<String> lines() {
        return lines;
    }

    private long share(TaxRule rule) {
        List<Ratio> weights = new ArrayList<>();
        Ratio sum = Ratio.ZERO;
        for (int i = 0; i < amounts.length; i++) {
            Ratio weight = bears(i, rule) ? withoutTax(i) : Ratio.ZERO;
            weights.add(weight);
            sum = sum.plus(weight);
        }
        long tax = sum.times(rate(rule)).rounded();
        long[] parts = Ratio.shared(tax, weights, names);
        for (int i = 0; i < parts.length; i++) shares[i] += parts[i];
        total += tax;
        return tax;
    }

    /** What a rate is applied to: the amount, or the part of it that is no tax. */
    private Ratio withoutTax(int taker) {
        if (!shop.pricesIncludeTax) return Ratio.of(amounts[taker]);
        Ratio onePlusRates = Ratio.of(1);
        for (TaxRule rule : rules) {
            if (bears(taker, rule)) onePlusRates = onePlusRates.plus(rate(rule));
        }
        return Ratio.of(amounts[taker]).by(onePlusRates);
    }

    private void line(TaxRule rule, long tax) {
        long base = 0;
        for (int i = 0; i < amounts.length; i++) {
            if (bears(i, rule)) base += shop.pricesIncludeTax ? amounts[i] - shares[i] : amounts[i];
        }
        base = Math.max(0, base);
        if (base + tax > 0) lines.add(rule.name() + " of " + base + " is " + tax);
    }

    private boolean bears(int taker, TaxRule rule) {
        return taker < shop.lines.size() ? onLine(shop.lines.get(taker), rule) : onShipping(rule);
    }

    private boolean onLine(PricingRequest.Line line, TaxRule rule) {
        if (!line.taxable()) return false;
        if (!rule.productCategories().isEmpty()) return names(rule, line.category());
        return rules.stream().noneMatch(other -> sameLevel(rule, other) && names(other, line.category()));
    }

    private boolean onShipping(TaxRule rule) {
        if (!rule.appliesToShipping()) return false;
        if (rule.productCategories().isEmpty()) return true;
        return rules.stream()
                        .noneMatch(other -> sameLevel(rule, other)
                                && other.productCategories().isEmpty())
                && shop.lines.stream().anyMatch(line -> onLine(line, rule));
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
