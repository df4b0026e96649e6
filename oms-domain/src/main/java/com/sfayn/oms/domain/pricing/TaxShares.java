package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Allocation;
import com.sfayn.oms.domain.money.Balance;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calculates each tax, rounds it once and allocates it to lines and shipping. If prices include tax, an amount with the
 * rates r₁ … rₙ contains the part rᵢ ÷ (1 + Σr) of each tax. All fractions have one common denominator, so that nothing
 * is rounded before the end.
 */
final class TaxShares {
    private final PricingRequest request;
    private final List<Bearer> bearers = new ArrayList<>();
    private final BigDecimal denominator;

    /**
     * A line, the shipping or a part of the shipping, taxed or not.
     *
     * @param lineId empty for the shipping and its parts
     * @param amount after discounts; gross if prices include tax
     */
    record Taker(Optional<String> lineId, Money amount, List<TaxRule> rules) {
        BigDecimal onePlusRates() {
            BigDecimal sum = rules.stream()
                    .map(TaxRule::rate)
                    .reduce(BigDecimal.ONE, BigDecimal::add)
                    .stripTrailingZeros();
            return sum.scale() < 0 ? sum.setScale(0) : sum;
        }
    }

    /** A taker with its weight in each of its taxes, and the sum of its shares so far. */
    private static final class Bearer {
        private final Taker taker;
        private final Balance size;
        private final Balance share;

        Bearer(Taker taker, Money size) {
            this.taker = taker;
            this.size = Balance.of(size);
            this.share = Balance.zero(size.currency());
        }
    }

    /** One tax, already allocated to its bearers. */
    private record Charge(TaxRule rule, List<Bearer> bearers, Money amount) {}

    private TaxShares(PricingRequest request, List<Taker> takers) {
        this.request = request;
        if (request.policy().pricesIncludeTax()) {
            List<BigDecimal> divisors = takers.stream().map(Taker::onePlusRates).toList();
            BigDecimal product = divisors.stream().distinct().reduce(BigDecimal.ONE, BigDecimal::multiply);
            denominator = product.scaleByPowerOfTen(product.scale());
            for (int i = 0; i < divisors.size(); i++) {
                Money amount = takers.get(i).amount();
                BigDecimal factor = denominator.divide(divisors.get(i));
                Money size = new Money(amount.amount().multiply(factor), amount.currency());
                bearers.add(new Bearer(takers.get(i), size));
            }
        } else {
            denominator = BigDecimal.ONE;
            for (Taker taker : takers) bearers.add(new Bearer(taker, taker.amount()));
        }
    }

    /**
     * Returns the taxes in the order of the rules, without those that have nothing to tax.
     *
     * @param takers the earlier one wins a tie for a cent
     */
    static TaxCalculator.Taxes taxes(PricingRequest request, List<Taker> takers, List<TaxRule> rules) {
        TaxShares shares = new TaxShares(request, takers);
        List<Charge> charges = rules.stream().map(shares::charge).toList();
        List<TaxLine> lines = new ArrayList<>();
        for (Charge charge : charges) {
            TaxRule rule = charge.rule();
            Money base = shares.base(charge);
            if (base.plus(charge.amount()).isPositive()) {
                lines.add(new TaxLine(rule.name(), rule.rate(), base, charge.amount()));
            }
        }
        return shares.result(lines);
    }

    private Charge charge(TaxRule rule) {
        List<Bearer> charged = new ArrayList<>();
        List<Balance> sizes = new ArrayList<>();
        Balance sum = Balance.zero(request.currency());
        for (Bearer bearer : bearers) {
            if (!bearer.taker.rules().contains(rule)) continue;
            charged.add(bearer);
            sizes.add(bearer.size);
            sum.add(bearer.size.amount());
        }
        int digits = request.currency().getDefaultFractionDigits();
        Money tax = new Money(
                sum.amount().amount().multiply(rule.rate()).divide(denominator, digits, RoundingMode.HALF_UP),
                request.currency());
        List<Money> parts = Allocation.byLargestRemainder(tax, sizes);
        for (int i = 0; i < parts.size(); i++) {
            charged.get(i).share.add(parts.get(i));
        }
        return new Charge(rule, charged, tax);
    }

    /** Returns the net amount of the tax's bearers; zero if rounding would make it negative. */
    private Money base(Charge charge) {
        Balance base = Balance.zero(request.currency());
        for (Bearer bearer : charge.bearers()) {
            base.add(bearer.taker.amount());
            if (request.policy().pricesIncludeTax()) base.subtract(bearer.share.amount());
        }
        return base.amount().orZero();
    }

    private TaxCalculator.Taxes result(List<TaxLine> lines) {
        Map<String, Money> perLine = new HashMap<>(2 * bearers.size());
        Balance onShipping = Balance.zero(request.currency());
        for (Bearer bearer : bearers) {
            Optional<String> lineId = bearer.taker.lineId();
            if (lineId.isPresent()) perLine.put(lineId.get(), bearer.share.amount());
            else onShipping.add(bearer.share.amount());
        }
        return new TaxCalculator.Taxes(lines, perLine, onShipping.amount());
    }
}
