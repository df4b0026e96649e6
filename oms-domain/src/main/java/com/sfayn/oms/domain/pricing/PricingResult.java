package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.pricing.offer.Gift;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import java.util.List;
import java.util.Optional;

/**
 * The result of pricing a basket.
 *
 * @param shippingOptions options that can be selected now, by cost, then id
 * @param selected the selected option if it is offered; the pricing includes its cost
 * @param gifts free units added by offers, in the order of the offers
 * @param taxedIn the place of taxation: where the customer receives the goods, or the billing address; empty if unknown
 *     yet
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
