package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import java.util.ArrayList;
import java.util.List;

/**
 * The price of an order with its parts: {@code items - discounts + shipping + tax = total}, each at least zero; if
 * {@code taxIncluded}, prices contain the tax and {@code items - discounts + shipping = total}.
 *
 * @param discounts discounts on the items
 * @param shipping after shippingDiscount
 * @param shippingTax the shipping's part of the tax
 * @param offers every active offer of the vendor, in order of evaluation
 * @param lines one per line item of the order
 */
public record Pricing(
        boolean taxIncluded,
        Money items,
        Money discounts,
        Money shipping,
        Money shippingDiscount,
        Money tax,
        Money shippingTax,
        Money total,
        List<TaxLine> taxes,
        List<OfferEvaluation> offers,
        List<LinePricing> lines) {
    public Pricing {
        taxes = List.copyOf(taxes);
        offers = List.copyOf(offers);
        lines = List.copyOf(lines);
        Money sum = items.minus(discounts).plus(shipping);
        if (!(taxIncluded ? sum : sum.plus(tax)).equals(total)) {
            throw new IllegalArgumentException("The parts do not add up to the total: items " + items + ", discounts "
                    + discounts + ", shipping " + shipping + ", tax " + tax + ", total " + total);
        }
    }

    /** Adds lines that cost nothing: gifts. */
    public Pricing withFreeLines(List<String> lineIds) {
        Money zero = Money.zero(total.currency());
        List<LinePricing> all = new ArrayList<>(lines);
        lineIds.forEach(lineId -> all.add(new LinePricing(lineId, zero, zero, List.of(), zero)));
        return new Pricing(
                taxIncluded, items, discounts, shipping, shippingDiscount, tax, shippingTax, total, taxes, offers, all);
    }

    /** @throws IllegalArgumentException if the order has no such line */
    public LinePricing line(String lineId) {
        return lines.stream()
                .filter(line -> line.lineId().equals(lineId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No pricing of line " + lineId));
    }
}
