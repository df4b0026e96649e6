package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.offer.DiscountShare;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A wrong calculation for comparison: the totals are right, but each line's and the shipping's part of a discount or
 * tax is rounded separately instead of allocated.
 */
final class RoundedLineByLine {
    private final Shop shop;
    private final Pricing right;
    private final Map<String, List<Ratio>> discounts;
    private final Map<String, List<Ratio>> taxes;

    RoundedLineByLine(Shop shop, Pricing right) {
        PlainCalculation plain = new PlainCalculation(shop);
        this.shop = shop;
        this.right = right;
        this.discounts = plain.unroundedDiscounts();
        this.taxes = plain.taxes().unrounded();
    }

    /** Returns whether any part needs rounding. */
    boolean hasFractions() {
        return Stream.of(discounts, taxes)
                .flatMap(amounts -> amounts.values().stream())
                .flatMap(List::stream)
                .anyMatch(part -> !part.isWhole());
    }

    /** Returns the sums of the unrounded parts, each rounded once, by offer or tax. */
    Map<String, Money> sums() {
        Map<String, Money> sums = new HashMap<>();
        discounts.forEach((offerId, parts) -> sums.put(offerId, rounded(Ratio.sum(parts))));
        taxes.forEach((name, parts) -> sums.put(name, rounded(Ratio.sum(parts))));
        return sums;
    }

    Pricing price() {
        Money shippingTax = Money.zero(shop.currency);
        for (List<Ratio> parts : taxes.values()) {
            for (Ratio part : parts.subList(shop.lines.size(), parts.size())) {
                shippingTax = shippingTax.plus(rounded(part));
            }
        }
        List<LinePricing> lines = new ArrayList<>();
        for (int i = 0; i < shop.lines.size(); i++) lines.add(line(i));
        return new Pricing(
                right.taxIncluded(),
                right.items(),
                right.discounts(),
                right.shipping(),
                right.shippingDiscount(),
                right.tax(),
                shippingTax,
                right.total(),
                right.taxes(),
                right.offers(),
                lines);
    }

    private LinePricing line(int position) {
        BoughtLine line = shop.lines.get(position);
        List<DiscountShare> shares = new ArrayList<>();
        Money discount = Money.zero(shop.currency);
        for (Map.Entry<String, List<Ratio>> offer : discounts.entrySet()) {
            Money share = rounded(offer.getValue().get(position));
            shares.add(new DiscountShare(offer.getKey(), null, share));
            discount = discount.plus(share);
        }
        Money tax = Money.zero(shop.currency);
        for (List<Ratio> parts : taxes.values()) tax = tax.plus(rounded(parts.get(position)));
        return new LinePricing(line.lineId(), line.total(), discount, shares, tax);
    }

    private Money rounded(Ratio minorUnits) {
        return new Money(
                BigDecimal.valueOf(minorUnits.rounded(), shop.currency.getDefaultFractionDigits()), shop.currency);
    }
}
