package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.DiscountShare;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks the invariants that hold for every price. */
final class PriceViolations {
    private PriceViolations() {}

    /** Returns the violations as sentences; empty if none. */
    static List<String> of(Pricing pricing) {
        List<String> violations = new ArrayList<>();
        Money sum = pricing.items().minus(pricing.discounts()).plus(pricing.shipping());
        if (!pricing.taxIncluded()) sum = sum.plus(pricing.tax());
        if (!sum.equals(pricing.total())) violations.add("the parts come to " + sum + " of " + pricing.total());
        partsOf(pricing).filter(Money::isNegative).forEach(part -> violations.add(part + " is below zero"));
        if (pricing.taxIncluded() && pricing.tax().compareTo(pricing.total()) > 0) {
            violations.add("the tax of " + pricing.tax() + " is more than the total that contains it");
        }
        violations.addAll(wrongShares(pricing));
        violations.addAll(wrongTaxLines(pricing));
        return violations;
    }

    private static Stream<Money> partsOf(Pricing pricing) {
        Stream<Money> totals = Stream.of(
                pricing.items(),
                pricing.discounts(),
                pricing.shipping(),
                pricing.shippingDiscount(),
                pricing.tax(),
                pricing.shippingTax(),
                pricing.total());
        Stream<Money> lines = pricing.lines().stream()
                .flatMap(line -> Stream.of(
                        line.total(), line.discount(), line.tax(), line.total().minus(line.discount())));
        Stream<Money> shares = pricing.lines().stream()
                .flatMap(line -> line.discounts().stream())
                .map(DiscountShare::amount);
        return Stream.of(totals, lines, shares).flatMap(parts -> parts);
    }

    /** Shares add up to the lines' discounts and taxes, these to the totals, and each offer's shares to its amount. */
    private static List<String> wrongShares(Pricing pricing) {
        List<String> violations = new ArrayList<>();
        Money zero = Money.zero(pricing.total().currency());
        Map<String, Money> perOffer = new HashMap<>();
        Money items = zero;
        Money discounts = zero;
        Money taxes = pricing.shippingTax();
        for (LinePricing line : pricing.lines()) {
            Money shares = zero;
            for (DiscountShare share : line.discounts()) {
                shares = shares.plus(share.amount());
                perOffer.merge(share.offerId(), share.amount(), Money::plus);
            }
            if (!shares.equals(line.discount())) violations.add("shares of " + line + " come to " + shares);
            items = items.plus(line.total());
            discounts = discounts.plus(shares);
            taxes = taxes.plus(line.tax());
        }
        if (!items.equals(pricing.items())) violations.add("the lines come to " + items);
        if (!discounts.equals(pricing.discounts())) violations.add("the lines' discounts come to " + discounts);
        if (!taxes.equals(pricing.tax())) violations.add("the lines' and the shipping's taxes come to " + taxes);
        Money offTheShipping = zero;
        for (OfferEvaluation offer : pricing.offers()) {
            Money onLines = perOffer.getOrDefault(offer.offerId(), zero);
            if (offer.type().equals("free_shipping")) offTheShipping = offTheShipping.plus(offer.amount());
            else if (!onLines.equals(offer.amount())) violations.add("the shares of " + offer + " come to " + onLines);
        }
        if (!offTheShipping.equals(pricing.shippingDiscount())) {
            violations.add("offers take " + offTheShipping + " off the shipping");
        }
        return violations;
    }

    /** An added tax is its rate times its base; the tax lines add up to the tax. */
    private static List<String> wrongTaxLines(Pricing pricing) {
        List<String> violations = new ArrayList<>();
        Money sum = Money.zero(pricing.total().currency());
        for (TaxLine tax : pricing.taxes()) {
            sum = sum.plus(tax.amount());
            if (tax.base().isNegative()) violations.add(tax + " has a base below zero");
            BigDecimal exact = tax.base().amount().multiply(tax.rate());
            if (!pricing.taxIncluded()
                    && !Money.rounded(exact, tax.base().currency()).equals(tax.amount())) {
                violations.add(tax + " is not its rate of its base");
            }
        }
        if (!sum.equals(pricing.tax())) violations.add("the tax lines come to " + sum + " of " + pricing.tax());
        return violations;
    }
}
