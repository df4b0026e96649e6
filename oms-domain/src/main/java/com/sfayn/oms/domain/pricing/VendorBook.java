package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.catalogue.Vendor;
import java.util.List;
import java.util.Optional;

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

    public Optional<Offer> offer(String offerId) {
        return offers.stream().filter(offer -> offer.offerId().equals(offerId)).findFirst();
    }
}
