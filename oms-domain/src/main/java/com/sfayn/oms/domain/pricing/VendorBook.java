package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.catalogue.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a vendor's orders are priced with, apart from products and coupons: small, read often, changed seldom.
 *
 * @param vendor empty if no such vendor is known
 * @param offers active ones, in no particular order
 * @param shippingOptions active ones
 * @param taxRules the tenant's own active ones
 * @param tenantHasTaxRules whether the tenant ever stored a tax rule, active or not: from then on the defaults are off
 */
public record VendorBook(
        Optional<Vendor> vendor,
        List<Offer> offers,
        List<ShippingOption> shippingOptions,
        List<TaxRule> taxRules,
        boolean tenantHasTaxRules) {
    public VendorBook {
        offers = List.copyOf(offers);
        shippingOptions = List.copyOf(shippingOptions);
        taxRules = List.copyOf(taxRules);
    }

    /** SKUs that active offers which have not ended may give away. */
    public Set<String> giftSkus(Instant now) {
        Set<String> skus = new TreeSet<>();
        for (Offer offer : offers) {
            if (offer.active() && !offer.window().hasEnded(now)) {
                skus.addAll(offer.rule().gifts());
            }
        }
        return skus;
    }

    public Optional<Offer> offer(String offerId) {
        return offers.stream().filter(offer -> offer.offerId().equals(offerId)).findFirst();
    }
}
