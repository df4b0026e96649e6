package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.pricing.offer.Gift;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import java.util.List;
import java.util.Optional;

/**
 * A priced basket.
 *
 * @param shippingOptions what can be selected now, by cost, then id
 * @param selected the chosen option, if it is among them; the pricing contains its cost
 * @param gifts what offers add at no price, in the order of the offers
 * @param taxedIn the place by which the order is taxed: where the goods are handed over, or where the bill goes; empty if
 *     there is none yet
 */
public record PricingResult(
        Pricing pricing,
        List<ShippingQuote> shippingOptions,
        Optional<ShippingQuote> selected,
        List<Gift> gifts,
        Optional<Destination> taxedIn) {
    public PricingResult {
        shippingOptions = List.copyOf(shippingOptions);
        gifts = List.copyOf(gifts);
    }
}
