package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All data that a vendor's orders are priced with, except products and coupons: small, read often, rarely changed.
 *
 * @param vendor empty if the vendor is unknown
 * @param offers active offers in any order; sorted in the order of evaluation: by descending priority, then id
 * @param shippingOptions active options
 * @param taxRules the tenant's own active rules
 * @param tenantHasTaxRules whether the tenant has stored any tax rule, active or not, which turns off the defaults
 */
public record VendorBook(
        Optional<Vendor> vendor,
        List<Offer> offers,
        List<ShippingOption> shippingOptions,
        List<TaxRule> taxRules,
        boolean tenantHasTaxRules) {
    private static final Comparator<Offer> AS_CONSIDERED =
            Comparator.comparingInt(Offer::priority).reversed().thenComparing(Offer::offerId);

    public VendorBook {
        offers = offers.stream().sorted(AS_CONSIDERED).toList();
        shippingOptions = List.copyOf(shippingOptions);
        taxRules = List.copyOf(taxRules);
    }

    /** Returns the SKUs of gifts in active offers that have not ended. */
    public Set<String> giftSkus(Instant now) {
        Set<String> skus = new TreeSet<>();
        for (Offer offer : offers) {
            if (offer.active() && !offer.window().hasEnded(now)) {
                offer.rule().gifts().forEach(gift -> skus.add(gift.sku()));
            }
        }
        return skus;
    }

    public Optional<Offer> offer(String offerId) {
        return offers.stream().filter(offer -> offer.offerId().equals(offerId)).findFirst();
    }
}
