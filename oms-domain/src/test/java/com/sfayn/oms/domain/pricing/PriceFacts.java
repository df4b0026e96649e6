package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Turns a price into comparable strings: one per fact, in minor units, lines by SKU. */
final class PriceFacts {
    private PriceFacts() {}

    static List<String> of(PricingResult priced) {
        Pricing pricing = priced.pricing();
        List<String> facts = new ArrayList<>();
        facts.add("items " + minor(pricing.items()));
        facts.add("discounts " + minor(pricing.discounts()));
        facts.add("shipping " + minor(pricing.shipping()) + " after " + minor(pricing.shippingDiscount()));
        facts.add("tax " + minor(pricing.tax()) + " with " + minor(pricing.shippingTax()) + " on the shipping");
        facts.add("total " + minor(pricing.total()));
        for (OfferEvaluation offer : pricing.offers()) {
            facts.add(offer.offerId() + " by " + offer.couponCode() + " takes " + minor(offer.amount()) + ", refused: "
                    + (offer.refusal() == null ? null : offer.refusal().code()));
        }
        priced.gifts()
                .forEach(gift -> facts.add("gift " + gift.sku() + " × " + gift.quantity() + " of " + gift.offerId()));
        priced.shippingOptions()
                .forEach(option -> facts.add("option " + option.optionId() + " " + minor(option.cost())));
        facts.add("selected " + priced.selected().map(ShippingQuote::optionId).orElse(null));
        for (TaxLine tax : pricing.taxes()) {
            facts.add(tax.name() + " of " + minor(tax.base()) + " is " + minor(tax.amount()));
        }
        pricing.lines().stream().map(PriceFacts::line).sorted().forEach(facts::add);
        return facts;
    }

    private static String line(LinePricing line) {
        String shares = line.discounts().stream()
                .map(share -> share.offerId() + " by " + share.couponCode() + " " + minor(share.amount()))
                .collect(Collectors.joining(", "));
        return line.lineId() + " " + minor(line.total()) + " less " + minor(line.discount()) + " (" + shares
                + ") and tax " + minor(line.tax());
    }

    private static BigInteger minor(Money money) {
        return money.amount().unscaledValue();
    }
}
