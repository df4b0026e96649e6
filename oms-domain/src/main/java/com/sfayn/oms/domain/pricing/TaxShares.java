package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Allocation;
import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Works out each tax from what carries it, rounds it once and shares it out. Where prices include tax, what carries the
 * taxes r₁ … rₙ has the part rᵢ ÷ (1 + Σr) of each in it. All fractions are kept over one common denominator, so that
 * nothing is rounded before the end.
 */
final class TaxShares {
    private final PricingRequest request;
    private final List<Taker> takers;
    private final List<BigDecimal> weights;
    private final BigDecimal denominator;
    private final Money[] shares;

    /**
     * A line or the shipping.
     *
     * @param lineId empty for the shipping
     * @param name settles ties
     * @param amount after discounts; gross where prices include tax
     */
    record Taker(Optional<String> lineId, String name, Money amount, Set<TaxRule> rules) {
        BigDecimal onePlusRates() {
            return rules.stream()
                    .map(TaxRule::rate)
                    .reduce(BigDecimal.ONE, BigDecimal::add)
                    .stripTrailingZeros();
        }
    }

    private TaxShares(PricingRequest request, List<Taker> takers) {
        this.request = request;
        this.takers = takers;
        List<BigDecimal> divisors = takers.stream()
                .map(taker -> request.policy().pricesIncludeTax() ? taker.onePlusRates() : BigDecimal.ONE)
                .toList();
        BigDecimal product = divisors.stream().distinct().reduce(BigDecimal.ONE, BigDecimal::multiply);
        denominator = product;
        weights = IntStream.range(0, takers.size())
                .mapToObj(i -> takers.get(i).amount().amount().multiply(product.divide(divisors.get(i))))
                .toList();
        shares = new Money[takers.size()];
        Arrays.fill(shares, Money.zero(request.currency()));
    }

    /** The tax lines in the order of the rules, without those that have nothing to tax. */
    static TaxCalculator.Taxes taxes(PricingRequest request, List<Taker> takers, List<TaxRule> rules) {
        TaxShares shares = new TaxShares(request, takers);
        List<Money> amounts = rules.stream().map(shares::share).toList();
        List<TaxLine> lines = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            TaxRule rule = rules.get(i);
            Money base = shares.base(rule);
            Money amount = amounts.get(i);
            if (base.plus(amount).isPositive()) lines.add(new TaxLine(rule.name(), rule.rate(), base, amount));
        }
        return shares.result(lines);
    }

    private int[] bearers(TaxRule rule) {
        return IntStream.range(0, takers.size())
                .filter(i -> takers.get(i).rules().contains(rule))
                .toArray();
    }

    private Money share(TaxRule rule) {
        int[] bearers = bearers(rule);
        List<Allocation.Weight> carried = Arrays.stream(bearers)
                .mapToObj(i -> new Allocation.Weight(takers.get(i).name(), weights.get(i)))
                .toList();
        BigDecimal sum = carried.stream().map(Allocation.Weight::size).reduce(BigDecimal.ZERO, BigDecimal::add);
        int digits = request.currency().getDefaultFractionDigits();
        Money tax = new Money(
                sum.multiply(rule.rate()).divide(denominator, digits, RoundingMode.HALF_UP), request.currency());
        List<Money> parts = Allocation.byLargestRemainder(tax, carried);
        for (int i = 0; i < bearers.length; i++) shares[bearers[i]] = shares[bearers[i]].plus(parts.get(i));
        return tax;
    }

    /** What the rule's bearers come to without tax; zero where rounding up left nothing of a cent. */
    private Money base(TaxRule rule) {
        boolean included = request.policy().pricesIncludeTax();
        return Arrays.stream(bearers(rule))
                .mapToObj(i -> included
                        ? takers.get(i).amount().minus(shares[i])
                        : takers.get(i).amount())
                .reduce(Money.zero(request.currency()), Money::plus)
                .orZero();
    }

    private TaxCalculator.Taxes result(List<TaxLine> lines) {
        TaxCalculator.Taxes none = TaxCalculator.Taxes.none(request);
        Map<String, Money> perLine = new HashMap<>(none.perLine());
        Money onShipping = none.onShipping();
        for (int i = 0; i < shares.length; i++) {
            Optional<String> lineId = takers.get(i).lineId();
            if (lineId.isPresent()) perLine.put(lineId.get(), shares[i]);
            else onShipping = shares[i];
        }
        return new TaxCalculator.Taxes(lines, perLine, onShipping);
    }
}
